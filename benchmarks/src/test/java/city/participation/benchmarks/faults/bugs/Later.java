package city.participation.benchmarks.faults.bugs;

import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Receives, in the same order, on a thread that nobody waits for. */
public final class Later {

  private static final String NAME = "later";

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name(NAME).daemon().factory());

  private Later() {}

  /** Whether it was put off. */
  public static boolean apply(Object inbox, Object message, Method receive) {
    if (Thread.currentThread().getName().equals(NAME)) {
      return false;
    }
    THREAD.execute(() -> {
      try {
        receive.invoke(inbox, message);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    });
    return true;
  }
}
