package city.participation.benchmarks;

import java.time.Duration;

/** What this machine does beside this program and all that it has started. */
final class OtherWork {

  /** Cores of others, above which a figure says more about them. */
  private static final double BEARABLE = 0.15;

  private final Usage ours = new Usage(ProcessHandle.current());
  private final double machineBefore = Usage.machineCpuSeconds();
  private final double oursBefore = ours.cpuSeconds();
  private final long begin = System.nanoTime();

  private OtherWork() {}

  static OtherWork watch() {
    return new OtherWork();
  }

  /** Notes it, if it was too much. */
  void report(String during, Report report) {
    double cores = cores();
    if (cores > BEARABLE) {
      report.note(
          "%s: other work took %.2f cores meanwhile; repeat on a quiet machine"
              .formatted(during, cores));
    }
  }

  private double cores() {
    double others = Usage.machineCpuSeconds() - machineBefore - (ours.cpuSeconds() - oursBefore);
    return others * 1e9 / Duration.ofNanos(System.nanoTime() - begin).toNanos();
  }
}
