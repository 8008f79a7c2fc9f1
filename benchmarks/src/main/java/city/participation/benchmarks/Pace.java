package city.participation.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How fast a counter grows. */
final class Pace {

  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Beginning and end of a piece of work are not its steady pace. */
  private static final double FROM = 0.2;

  private static final double TO = 0.95;

  private Pace() {}

  /**
   * What a counter showed.
   *
   * @param nanos when, on the steady clock
   */
  record Sample(long nanos, double count) {}

  /** Something that grows. */
  interface Counter {
    double read() throws IOException;
  }

  /** Looks at a counter until it is there; answers its steady growth a second. */
  static double until(double end, Counter counter) throws IOException, InterruptedException {
    var samples = new ArrayList<Sample>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var now = look(counter); now.count() < end; now = look(counter)) {
      samples.add(now);
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "%.0f are missing at the end of patience".formatted(end - now.count()));
      }
      Thread.sleep(GLANCE);
    }
    return steady(samples);
  }

  private static Sample look(Counter counter) throws IOException {
    double count = counter.read();
    return new Sample(System.nanoTime(), count);
  }

  /** Growth a second in the middle of what was done. */
  static double steady(List<Sample> samples) {
    if (samples.isEmpty()) {
      throw new IllegalStateException("all was done before it was looked at");
    }
    double begin = samples.getFirst().count();
    double all = samples.getLast().count() - begin;
    var middle =
        samples.stream()
            .filter(sample ->
                sample.count() - begin >= FROM * all && sample.count() - begin <= TO * all)
            .toList();
    if (middle.size() < 2) {
      throw new IllegalStateException("too little was done to say how fast: " + samples);
    }
    var first = middle.getFirst();
    var last = middle.getLast();
    return (last.count() - first.count()) * 1e9 / (last.nanos() - first.nanos());
  }
}
