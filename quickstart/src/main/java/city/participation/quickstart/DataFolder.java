package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What a suite keeps between runs, held by one suite at a time. */
final class DataFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel lock;

  private DataFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  static DataFolder open(Path root) {
    try {
      Files.createDirectories(root.resolve("logs"));
      var lock =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        lock.close();
        throw new StartFailure(
            """
            A suite already runs on the data folder %s%s.
            Stop it first, or give this one a folder and ports of its own:
            ./start --data other --port 9080\
            """
                .formatted(root, runningAt(root)));
      }
      return new DataFolder(root, lock);
    } catch (IOException e) {
      throw new StartFailure("The data folder %s cannot be used: %s".formatted(root, e), e);
    }
  }

  /** The file that tells {@code ./token} where to ask. */
  void announce(Ports ports) {
    write(
        root.resolve("ports"),
        "gateway=%d%nsign-in=%d%npid=%d%n"
            .formatted(ports.gateway(), ports.signIn(), ProcessHandle.current().pid()));
  }

  Path file(String name) {
    return root.resolve(name);
  }

  Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  /** A log that does not exist yet; what the last run wrote stays beside it. */
  Path freshLog(String name) {
    var log = log(name);
    try {
      if (Files.exists(log)) {
        Files.move(
            log, log.resolveSibling(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
      }
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(root.resolve("ports"));
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String runningAt(Path root) throws IOException {
    var ports = root.resolve("ports");
    if (!Files.exists(ports)) {
      return "";
    }
    return Files.readAllLines(ports).stream()
        .filter(line -> line.startsWith("gateway="))
        .findFirst()
        .map(line -> " (http://localhost:" + line.substring("gateway=".length()) + ")")
        .orElse("");
  }
}
