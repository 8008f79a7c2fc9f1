package city.participation.quickstart;

import java.io.PrintStream;
import java.time.Duration;

/** What the person at the terminal reads meanwhile. */
final class Progress {

  private final PrintStream out;
  private final long begin = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  synchronized void step(String text) {
    var elapsed = Duration.ofNanos(System.nanoTime() - begin);
    out.printf("  [%5.1f s] %s%n", elapsed.toMillis() / 1000.0, text);
    out.flush();
  }

  synchronized void say(String text) {
    out.println(text);
    out.flush();
  }
}
