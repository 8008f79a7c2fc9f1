package city.participation.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Ends the children when this process ends without having done so, as on kill -9: a shell holds the
 * reading end of a pipe that only this process writes to, and wakes when the pipe closes.
 */
final class Watchdog implements AutoCloseable {

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      pids=
      while read -r sign pid; do
        if [ "$sign" = + ]; then
          pids="$pids $pid"
        else
          rest=
          for other in $pids; do
            [ "$other" = "$pid" ] || rest="$rest $other"
          done
          pids=$rest
        fi
      done
      [ -z "$pids" ] || kill -9 $pids 2>/dev/null
      """;

  private final Process shell;

  private Watchdog(Process shell) {
    this.shell = shell;
  }

  static Watchdog start() {
    try {
      return new Watchdog(
          new ProcessBuilder("/bin/sh", "-c", SCRIPT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void guard(Process child) {
    tell("+ " + child.pid());
  }

  void forget(Process child) {
    tell("- " + child.pid());
  }

  private synchronized void tell(String line) {
    try {
      var pipe = shell.getOutputStream();
      pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      pipe.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the watchdog is gone", e);
    }
  }

  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      shell.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
