package city.participation.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many at once, all starting together. */
public final class Crowd {

  private Crowd() {}

  /** The results in the order of the tasks; the first failure fails the test. */
  public static <T> List<T> all(List<? extends Callable<T>> tasks) throws InterruptedException {
    CountDownLatch start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(
            threads.submit(() -> {
              start.await();
              return task.call();
            }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        try {
          results.add(future.get());
        } catch (ExecutionException failed) {
          throw new AssertionError(failed.getCause());
        }
      }
      return results;
    }
  }
}
