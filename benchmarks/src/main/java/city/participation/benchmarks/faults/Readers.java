package city.participation.benchmarks.faults;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** People without an account who look at the list of ideas at a steady pace. */
final class Readers implements AutoCloseable {

  private final Api api;
  private final Tally tally = new Tally();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

  private Readers(Api api) {
    this.api = api;
  }

  static Readers start(Api api, int readsPerSecond) {
    var started = new Readers(api);
    var _ =
        started.pace.scheduleAtFixedRate(
            () -> started.readers.execute(started::read),
            0,
            1_000_000L / readsPerSecond,
            TimeUnit.MICROSECONDS);
    return started;
  }

  Tally tally() {
    return tally;
  }

  /** Waits for the answers to those who have asked. */
  @Override
  public void close() {
    pace.shutdownNow();
    readers.close();
  }

  private void read() {
    long begin = System.nanoTime();
    tally.count(api.get(null, "/api/ideas?limit=20"), System.nanoTime() - begin);
  }
}
