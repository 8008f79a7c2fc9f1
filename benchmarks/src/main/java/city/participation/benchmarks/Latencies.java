package city.participation.benchmarks;

import java.util.stream.LongStream;

/** How long things took, in order. */
final class Latencies {

  private static final double NANOS_PER_MILLI = 1e6;

  private final long[] sorted;

  Latencies(LongStream nanos) {
    this.sorted = nanos.sorted().toArray();
  }

  int count() {
    return sorted.length;
  }

  /** In milliseconds; not a number if nothing was measured. */
  double percentile(int percent) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(sorted.length - 1) * percent / 100] / NANOS_PER_MILLI;
  }
}
