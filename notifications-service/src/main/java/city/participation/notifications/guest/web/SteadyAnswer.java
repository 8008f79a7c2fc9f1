package city.participation.notifications.guest.web;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Answers after the same time, whatever there was to do: else the time would tell what the answer
 * does not. Whoever waits is a virtual thread.
 */
final class SteadyAnswer {

  private final long nanos;

  SteadyAnswer(Duration after) {
    nanos = after.toNanos();
  }

  <T> T of(Supplier<T> work) {
    long begun = System.nanoTime();
    try {
      return work.get();
    } finally {
      long left = nanos - (System.nanoTime() - begun);
      while (left > 0 && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(left);
        left = nanos - (System.nanoTime() - begun);
      }
    }
  }
}
