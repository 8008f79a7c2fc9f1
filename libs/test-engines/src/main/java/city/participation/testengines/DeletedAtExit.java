package city.participation.testengines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Folders that are gone when the JVM is. */
final class DeletedAtExit {

  private DeletedAtExit() {}

  static void add(Path folder) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    FileSystemUtils.deleteRecursively(folder);
                  } catch (IOException e) {
                    throw new UncheckedIOException("Left behind: " + folder, e);
                  }
                },
                "delete " + folder));
  }
}
