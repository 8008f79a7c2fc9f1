package city.participation.benchmarks.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.participation.benchmarks.faults.fleet.Service;
import city.participation.testengines.TestSignIn;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/** Messages that cannot be read, among thousands that can. */
final class Poison implements Scenario {

  private static final int POISONED = 10;
  private static final Duration PARKED_WITHIN = Duration.ofMinutes(1);
  private static final Duration OTHERS_WITHIN = Duration.ofSeconds(2);

  /** Of what it took before: processes that have just started are slow without any poison. */
  private static final Duration OTHERS_LATER_SHORT = Duration.ofSeconds(10);

  @Override
  public List<Row> play(Stage stage) throws Exception {
    boolean parked;
    Duration usual;
    Duration other;
    try (var crowd = stage.crowd(stage.settings().writesPerSecond())) {
      // The first meets processes that have hardly begun.
      journeyOfAnother(stage);
      usual = journeyOfAnother(stage);
      stage.observer().queues().with(channel -> publishAll(stage, channel));
      other = journeyOfAnother(stage);
      // Each with its successor.
      parked = Stage.await(PARKED_WITHIN, () -> parked(stage) == 2 * POISONED);
      crowd.finish();
    }
    redrive(stage);
    long again = parked(stage);
    boolean kept = Stage.await(Stage.CALM, () -> deadLetters(stage) == POISONED);
    mend(stage);
    redrive(stage);
    boolean applied =
        Stage.await(
            Stage.CALM,
            () ->
                known(stage, Filters.and(poisoned(stage), Filters.eq("lastSeq", 2L))) == POISONED);
    // They have gone round once more.
    kept &= Stage.await(Stage.CALM, () -> deadLetters(stage) == POISONED);
    stage.observer().queues().with(channel -> channel.queuePurge(Queues.DEAD_LETTERS));
    var findings = stage.findings();
    return List.of(
        Row.of(
                "6 Poison stays local",
                "%d ideas with an unreadable message and a successor, %d messages without attributes"
                    .formatted(POISONED, POISONED),
                "another idea's news took %d ms, %d before; after a redrive without a cure %d still parked;"
                        .formatted(other.toMillis(), usual.toMillis(), again)
                    + " mended and redriven: %s; %s"
                        .formatted(applied ? "all applied" : "NOT APPLIED", findings.drained()),
                findings.violations())
            .and(parked, "not parked within a minute")
            .and(
                other.compareTo(
                        stage.settings().isShort() ? usual.plus(OTHERS_LATER_SHORT) : OTHERS_WITHIN)
                    <= 0,
                "others had to wait")
            .and(again == 2 * POISONED, "a redrive has lost what it could not apply")
            .and(kept, "dead letters were lost")
            .and(applied, "what was mended is not applied"));
  }

  /** How long until the consumer has all messages of an idea that is published just now. */
  private static Duration journeyOfAnother(Stage stage) throws InterruptedException {
    var idea = stage.publishedIdea(Crowd.person(0));
    long begin = System.nanoTime();
    Stage.await(
        Stage.CALM,
        () ->
            known(stage, Filters.and(Filters.eq("_id", idea.id()), Filters.gte("lastSeq", 2L)))
                == 1);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static long known(Stage stage, Bson ideas) {
    return stage.observer().knownIdeas().countDocuments(ideas);
  }

  private static long parked(Stage stage) {
    return stage.observer().parked().countDocuments(poisoned(stage));
  }

  private static Bson poisoned(Stage stage) {
    return Filters.regex("_id", "^poison-" + stage.settings().seed() + "-");
  }

  private static long deadLetters(Stage stage) {
    return stage.observer().queues().depth(Queues.DEAD_LETTERS);
  }

  private static int publishAll(Stage stage, Channel channel) throws IOException {
    for (int number = 0; number < POISONED; number++) {
      var subject = "poison-" + stage.settings().seed() + "-" + number;
      publish(channel, subject, 1, "idea-submitted", "{unreadable");
      publish(channel, subject, 2, "idea-published", published(subject));
      channel.basicPublish(
          "", Queues.CONSUMER, new AMQP.BasicProperties(), "not a message".getBytes(UTF_8));
    }
    return POISONED;
  }

  private static void publish(
      Channel channel, String subject, long sequence, String what, String data) throws IOException {
    var id = UUID.randomUUID().toString();
    Map<String, Object> headers =
        Map.of(
            "cloudEvents:specversion",
            "1.0",
            "cloudEvents:id",
            id,
            "cloudEvents:source",
            "/ideas",
            "cloudEvents:type",
            "ideas." + what + ".v1",
            "cloudEvents:subject",
            subject,
            "cloudEvents:time",
            Instant.now().toString(),
            "cloudEvents:sequence",
            Long.toString(sequence));
    var properties =
        new AMQP.BasicProperties.Builder()
            .contentType("application/json")
            .deliveryMode(2)
            .messageId(id)
            .headers(headers)
            .build();
    channel.basicPublish("", Queues.CONSUMER, properties, data.getBytes(UTF_8));
  }

  private static String published(String subject) {
    return """
    {"ideaId": "%s", "author": "poisoner", "title": "Vergiftet", "theme": "liveability",
     "district": "101", "publishedAt": "2026-11-26T12:00:00Z"}
    """
        .formatted(subject);
  }

  /** What an operator, or a consumer that can read more, would do. */
  private static void mend(Stage stage) {
    for (int number = 0; number < POISONED; number++) {
      var subject = "poison-" + stage.settings().seed() + "-" + number;
      var readable =
          """
          {"ideaId": "%s", "author": "poisoner", "theme": "liveability", "district": "101",
           "origin": "WEB", "submittedAt": "2026-11-26T11:00:00Z"}
          """
              .formatted(subject);
      stage
          .observer()
          .parked()
          .updateOne(
              Filters.eq("_id", subject + "|1"),
              Updates.set("data", new Binary(readable.getBytes(UTF_8))));
    }
  }

  private static void redrive(Stage stage) throws IOException, InterruptedException {
    int port = stage.fleet().instances(Service.NOTIFICATIONS).getFirst().managementPort();
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/parked"))
              .header("Content-Type", "application/json")
              .header("Authorization", "Bearer " + TestSignIn.token("admin-1", "admin"))
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2
          || !answer.body().contains("\"deadLetters\":" + POISONED)) {
        throw new IllegalStateException("no redrive: " + answer.statusCode() + answer.body());
      }
      Stage.say("redrive " + answer.body());
    }
  }
}
