package city.participation.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;

/** Several connections that make what a run needs before it measures. */
final class Workers {

  interface Making {
    void make(Connection connection, int number) throws IOException;
  }

  private Workers() {}

  /** Makes each of these numbers once; {@code upTo} is not one of them. */
  static void make(int port, int connections, int from, int upTo, Making making)
      throws InterruptedException {
    var next = new AtomicInteger(from);
    var failures = Collections.synchronizedList(new ArrayList<IOException>());
    var workers = new ArrayList<Thread>();
    for (int i = 0; i < connections; i++) {
      workers.add(
          Thread.ofPlatform()
              .start(() -> {
                try (var connection = new Connection(port)) {
                  for (int number = next.getAndIncrement();
                      number < upTo;
                      number = next.getAndIncrement()) {
                    making.make(connection, number);
                  }
                } catch (IOException e) {
                  failures.add(e);
                }
              }));
    }
    for (var worker : workers) {
      worker.join();
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("seeding failed", failures.getFirst());
    }
  }
}
