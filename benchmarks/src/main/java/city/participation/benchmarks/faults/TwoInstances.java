package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.fleet.Instance;
import city.participation.benchmarks.faults.fleet.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What needs both instances of a service to agree: streams, relays, scheduled work. */
final class TwoInstances implements Scenario {

  private static final Duration HEARD_WITHIN = Duration.ofSeconds(5);
  private static final int SUPPORTERS = 20;

  @Override
  public List<Row> play(Stage stage) throws Exception {
    return List.of(streams(stage), relays(stage), schedules(stage));
  }

  /** Only one of them receives a message; readers of the other must hear of it too. */
  private static Row streams(Stage stage) throws Exception {
    var author = "listener-" + stage.settings().seed();
    var instances = stage.fleet().instances(Service.NOTIFICATIONS);
    var heard = new ArrayList<CompletableFuture<String>>();
    int missed = 0;
    var http = HttpClient.newHttpClient();
    try {
      for (var instance : instances) {
        heard.add(listen(http, stage, instance, author));
      }
      var idea = stage.publishedIdea(author);
      for (var one : heard) {
        try {
          var line = one.get(HEARD_WITHIN.toSeconds(), TimeUnit.SECONDS);
          missed += line.contains(idea.id()) ? 0 : 1;
        } catch (TimeoutException e) {
          missed++;
        }
      }
    } finally {
      // Streams have no end to wait for.
      http.shutdownNow();
    }
    return Row.of(
            "Two instances: live streams",
            "one reader on each instance of notifications",
            "%d of %d heard of it within %d s"
                .formatted(heard.size() - missed, heard.size(), HEARD_WITHIN.toSeconds()),
            stage.findings().violations())
        .and(missed == 0, "a reader was not told");
  }

  private static CompletableFuture<String> listen(
      HttpClient http, Stage stage, Instance instance, String author) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + instance.port() + "/api/notifications/stream"))
            .header("Authorization", "Bearer " + stage.api().token(author))
            .header("Accept", "text/event-stream")
            .build();
    var stream = http.send(request, HttpResponse.BodyHandlers.ofLines());
    return CompletableFuture.supplyAsync(
        () ->
            stream
                .body()
                .filter(line -> line.startsWith("data:") && line.contains("/api/ideas/"))
                .findFirst()
                .orElse(""),
        task -> Thread.ofVirtual().start(task));
  }

  /** What one cannot hand to the broker, the other takes over. */
  private static Row relays(Stage stage) throws Exception {
    var cut = stage.fleet().instances(Service.IDEAS).getFirst();
    Observer.Settled settled;
    Tally tally;
    cut.toBroker().cut();
    try (var crowd = stage.crowd(stage.settings().writesPerSecond() / 2)) {
      tally = crowd.tally();
      Thread.sleep(Duration.ofSeconds(3));
      crowd.finish();
      settled = stage.observer().settle(Stage.CALM);
    } finally {
      cut.toBroker().mend();
    }
    return Row.of(
            "Two instances: relays and leases",
            cut.name() + " cut off from the broker, writes to both",
            "%d writes, not 2xx: %s; all sent by the other, empty after %d ms"
                .formatted(tally.attempts(), tally.refusals(), settled.took().toMillis()),
            stage.findings().violations())
        .and(settled.aftermath().left() == 0, "left: " + settled.aftermath().leftovers())
        .and(tally.accepted() > 0, "nobody wrote")
        .and(tally.notAccepted() == 0, "writers noticed");
  }

  /** Both count supports every second; others hear of a count once, not once an instance. */
  private static Row schedules(Stage stage) throws Exception {
    var idea = stage.publishedIdea(Crowd.person(2));
    var writes = stage.writes(new Tally());
    for (int number = 0; number < SUPPORTERS; number++) {
      writes.support(Crowd.person(10 + number), idea.id());
    }
    var findings = stage.findings();
    var kept = findings.settled().aftermath().ideas().get(idea.id());
    // The first one at once, and one that covers the rest.
    long announcements = kept == null ? -1 : kept.sequence() - 2;
    return Row.of(
            "Two instances: scheduled work",
            SUPPORTERS + " supports in a moment",
            announcements + " announcements of the count",
            findings.violations())
        .and(announcements >= 1 && announcements <= 4, "announced too often, or never");
  }
}
