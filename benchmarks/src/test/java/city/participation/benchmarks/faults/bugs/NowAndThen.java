package city.participation.benchmarks.faults.bugs;

/** Every few seconds. */
public final class NowAndThen {

  private static final long NANOS = 3_000_000_000L;
  private static long last = System.nanoTime();

  private NowAndThen() {}

  public static synchronized boolean isNotYet() {
    if (System.nanoTime() - last < NANOS) {
      return true;
    }
    last = System.nanoTime();
    return false;
  }
}
