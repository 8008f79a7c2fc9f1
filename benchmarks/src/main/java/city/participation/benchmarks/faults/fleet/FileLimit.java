package city.participation.benchmarks.faults.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The system's limit on the size of a file that a running process writes. */
final class FileLimit {

  private static final String COMMAND = "prlimit";

  private FileLimit() {}

  static boolean isPossible() {
    try {
      return run(List.of(COMMAND, "--version")) == 0;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  static void set(long pid, long bytes) {
    var limit = "--fsize=" + bytes + ":unlimited";
    if (run(List.of(COMMAND, "--pid", Long.toString(pid), limit)) != 0) {
      throw new IllegalStateException("the size of files cannot be limited");
    }
  }

  private static int run(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
