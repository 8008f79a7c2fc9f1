package city.participation.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** How long after a publication was answered its author, who listens, is told. */
final class InboxDelay {

  private static final String AUTHOR = "demo-participant-1";
  private static final Pattern IDEA = Pattern.compile("/api/ideas/([A-Za-z0-9_-]+)");
  private static final int WRITERS = 8;
  private static final Duration LAST_ONES = Duration.ofSeconds(10);

  private final Suite suite;
  private final Ideas ideas;
  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private final Map<String, Long> told = new ConcurrentHashMap<>();
  private volatile boolean finished;

  InboxDelay(Suite suite, Ideas ideas) {
    this.suite = suite;
    this.ideas = ideas;
  }

  /**
   * What was measured.
   *
   * @param perSecond writes that were answered well: two for each publication
   * @param untold publications of which the author had not heard at the end
   */
  record Result(double perSecond, double medianMillis, double p99Millis, int untold) {}

  /** Two writes for an idea: its submission and its publication. */
  Result measure(int writesPerSecond, Duration time) throws IOException, InterruptedException {
    suite.signedIn(AUTHOR);
    suite.signedIn("demo-moderator-1");
    try (var stream = new Connection(suite.port())) {
      var lines =
          new BufferedReader(
              new InputStreamReader(
                  stream.stream(
                      Request.json(
                          "GET",
                          "/api/notifications/stream",
                          suite.signedIn(AUTHOR) + "Accept: text/event-stream\r\n",
                          "")),
                  StandardCharsets.UTF_8));
      lines.readLine();
      var listener = Thread.ofPlatform().daemon().start(() -> listen(lines));
      publishSteadily(writesPerSecond / 2, time);
      listener.join(LAST_ONES);
      finished = true;
    }
    return result(time);
  }

  private void publishSteadily(int perSecond, Duration time) throws InterruptedException {
    var number = new AtomicLong();
    try (var writers = Executors.newScheduledThreadPool(WRITERS)) {
      for (int writer = 0; writer < WRITERS; writer++) {
        long period = 1_000_000L * WRITERS / perSecond;
        var _ =
            writers.scheduleAtFixedRate(
                () -> publishOne(number.incrementAndGet()),
                period * writer / WRITERS,
                period,
                TimeUnit.MICROSECONDS);
      }
      Thread.sleep(time);
      writers.shutdown();
    }
  }

  private void publishOne(long number) {
    try (var connection = new Connection(suite.port())) {
      var id = ideas.publish(connection, AUTHOR, number);
      answered.put(id, System.nanoTime());
    } catch (IOException e) {
      // Not answered, so there is nothing to measure; the rate shows it.
      System.err.println("a publication failed: " + e);
    }
  }

  private void listen(BufferedReader lines) {
    try {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var idea = IDEA.matcher(line);
        if (line.startsWith("data:") && idea.find()) {
          told.put(idea.group(1), System.nanoTime());
        }
      }
    } catch (IOException e) {
      if (!finished) {
        System.err.println("the stream broke after %d messages: %s".formatted(told.size(), e));
      }
    }
  }

  private Result result(Duration time) {
    var delays = new Latencies(answered.entrySet().stream().mapMultiToLong(this::delay));
    return new Result(
        2.0 * answered.size() / time.toSeconds(),
        delays.percentile(50),
        delays.percentile(99),
        answered.size() - delays.count());
  }

  private void delay(Map.Entry<String, Long> publication, LongConsumer delays) {
    var heard = told.get(publication.getKey());
    if (heard != null) {
      // Told before the answer came back is no delay.
      delays.accept(Math.max(0, heard - publication.getValue()));
    }
  }
}
