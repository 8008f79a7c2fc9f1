package city.participation.benchmarks.faults.bugs;

import java.util.stream.Stream;

/** Those of the relay, which only it can name. */
public final class Verdicts {

  private Verdicts() {}

  /** Whether the broker has returned it, whatever else it says of it. */
  public static boolean cameBack(Object correlation) {
    try {
      return correlation.getClass().getMethod("getReturned").invoke(correlation) != null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Object sent(Class<?> verdicts) {
    return Stream.of(verdicts.getEnumConstants())
        .filter(verdict -> verdict.toString().equals("SENT"))
        .findFirst()
        .orElseThrow();
  }
}
