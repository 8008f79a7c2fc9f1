package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file with a line for every step done, so that what was interrupted goes on where it stopped.
 */
final class Journal {

  private final Path file;
  private final Map<String, String> done = new HashMap<>();

  private Journal(Path file) {
    this.file = file;
  }

  static Journal read(Path file) {
    var journal = new Journal(file);
    try {
      if (Files.exists(file)) {
        var written = Files.readString(file);
        // A line cut short by a crash counts as not written: its step is repeated.
        var complete = written.substring(0, written.lastIndexOf('\n') + 1);
        if (!complete.equals(written)) {
          Files.writeString(file, complete);
        }
        complete
            .lines()
            .map(line -> line.split(" ", 2))
            .filter(words -> words.length == 2)
            .forEach(words -> journal.done.put(words[0], words[1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return journal;
  }

  @Nullable String of(String key) {
    return done.get(key);
  }

  /**
   * What others have noted before.
   *
   * @throws RefusedRequest they have not, because it was refused
   */
  String noted(String key) {
    var value = of(key);
    if (value == null) {
      throw new RefusedRequest(key + " is not there");
    }
    return value;
  }

  void write(String key, String value) {
    try {
      Files.writeString(
          file, key + " " + value + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    done.put(key, value);
  }
}
