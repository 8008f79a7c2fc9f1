package city.participation.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A number of connections, each sending its next request when the last is answered. */
final class Load {

  private final int port;
  private final int connections;

  Load(int port, int connections) {
    this.port = port;
    this.connections = connections;
  }

  /**
   * What the load met.
   *
   * @param latencies of the good answers
   * @param errors answers that are neither good nor polite refusals, and broken connections
   */
  record Result(Latencies latencies, long refusals, long errors, String firstError, Duration took) {

    long good() {
      return latencies.count();
    }

    double perSecond() {
      return good() / (took.toNanos() / 1e9);
    }
  }

  /** Sends requests until the time is up, or there is none left. */
  Result run(Duration time, Supplier<? extends @Nullable Request> requests)
      throws InterruptedException {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    var workers = new ArrayList<Worker>();
    for (int i = 0; i < connections; i++) {
      var worker = new Worker(end, requests);
      workers.add(worker);
      worker.thread.start();
    }
    for (var worker : workers) {
      worker.thread.join();
    }
    return merge(workers, Duration.ofNanos(System.nanoTime() - begin));
  }

  private static Result merge(List<Worker> workers, Duration took) {
    return new Result(
        new Latencies(workers.stream().flatMapToLong(w -> Arrays.stream(w.nanos, 0, w.good))),
        workers.stream().mapToLong(w -> w.refusals).sum(),
        workers.stream().mapToLong(w -> w.errors).sum(),
        workers.stream().map(w -> w.firstError).filter(e -> !e.isEmpty()).findFirst().orElse(""),
        took);
  }

  private final class Worker implements Runnable {

    private final Thread thread = Thread.ofPlatform().unstarted(this);
    private final long end;
    private final Supplier<? extends @Nullable Request> requests;
    private long[] nanos = new long[4096];
    private int good;
    private long refusals;
    private long errors;
    private String firstError = "";

    Worker(long end, Supplier<? extends @Nullable Request> requests) {
      this.end = end;
      this.requests = requests;
    }

    @Override
    public void run() {
      boolean goesOn = true;
      while (goesOn && System.nanoTime() < end) {
        try (var connection = new Connection(port)) {
          while (goesOn && System.nanoTime() < end) {
            goesOn = exchange(connection);
          }
        } catch (IOException e) {
          fail(e.toString());
        }
      }
    }

    private boolean exchange(Connection connection) throws IOException {
      var request = requests.get();
      if (request == null) {
        return false;
      }
      long begin = System.nanoTime();
      var answer = connection.exchange(request);
      if (answer.status() / 100 == 2) {
        if (good == nanos.length) {
          nanos = Arrays.copyOf(nanos, good * 2);
        }
        nanos[good++] = System.nanoTime() - begin;
      } else if (answer.isPoliteRefusal()) {
        refusals++;
      } else {
        fail(answer.status() + " " + answer.text());
      }
      return true;
    }

    private void fail(String what) {
      errors++;
      if (firstError.isEmpty()) {
        firstError = what;
      }
    }
  }
}
