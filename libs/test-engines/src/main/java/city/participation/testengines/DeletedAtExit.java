package city.participation.testengines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Folders that are gone when the JVM is. */
final class DeletedAtExit {

  private DeletedAtExit() {}

  static void add(Path folder) {
    add(folder, () -> {});
  }

  /**
   * Deletes a folder after its last writer has ended.
   *
   * @param end ends the writer
   */
  static void add(Path folder, Runnable end) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    end.run();
                  } finally {
                    delete(folder);
                  }
                },
                "delete " + folder));
  }

  private static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("Left behind: " + folder, e);
    }
  }
}
