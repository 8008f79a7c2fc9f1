package city.participation.benchmarks.faults.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.benchmarks.faults.history.Aftermath.Application;
import city.participation.engines.mongodb.EmbeddedMongo;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a driver and a server as they are, so that the wire is the real one. */
class ApplicationsTests {

  private final Applications applications = new Applications();
  private EmbeddedMongo mongo;
  private Link link;
  private MongoClient client;
  private MongoCollection<Document> rows;

  @BeforeEach
  void connect() {
    mongo = EmbeddedMongo.startInMemory();
    link = new Link(List.of((Link.Target) mongo::port), applications::tap);
    client = MongoClients.create("mongodb://127.0.0.1:" + link.port());
    rows = client.getDatabase("notifications").getCollection("knownIdea");
  }

  @AfterEach
  void close() {
    client.close();
    link.close();
    mongo.close();
  }

  @Test
  void hearsTheFirstStepAndTheNext() {
    rows.insertOne(new Document("_id", "idea").append("lastSeq", 1L));
    step(2);

    assertThat(heard()).containsExactly("idea 1 true", "idea 2 true");
  }

  @Test
  void hearsNothingOfAStepThatMetNoRow() {
    rows.insertOne(new Document("_id", "idea").append("lastSeq", 1L));
    step(3);

    assertThat(heard()).containsExactly("idea 1 true");
  }

  @Test
  void hearsNothingOfWhatMerelyWaits() {
    rows.findOneAndUpdate(
        Filters.eq("_id", "idea"),
        Updates.combine(Updates.setOnInsert("lastSeq", 0L), Updates.max("waiting.seq", 3L)));
    rows.insertOne(new Document("_id", "other").append("title", "Brunnen"));

    assertThat(heard()).isEmpty();
  }

  @Test
  void isNotSureOfWhatWasNotAnswered() {
    rows.insertOne(new Document("_id", "idea").append("lastSeq", 1L));
    link.slow(Duration.ofSeconds(30));
    var asking = Thread.ofVirtual().start(this::stepInVain);
    try (var direct = MongoClients.create("mongodb://127.0.0.1:" + mongo.port())) {
      var there = direct.getDatabase("notifications").getCollection("knownIdea");
      await().until(() -> there.countDocuments(Filters.eq("lastSeq", 2L)) == 1);
    }
    asking.interrupt();
    link.close();

    await().untilAsserted(() -> assertThat(heard()).containsExactly("idea 1 true", "idea 2 false"));
  }

  private void stepInVain() {
    try {
      step(2);
    } catch (MongoException e) {
      // Its answer does not come.
      return;
    }
  }

  private void step(long sequence) {
    rows.findOneAndUpdate(
        new Document("_id", "idea").append("lastSeq", sequence - 1),
        Updates.set("lastSeq", sequence));
  }

  private List<String> heard() {
    return applications.heard().stream().map(ApplicationsTests::text).toList();
  }

  private static String text(Application step) {
    return step.idea() + " " + step.sequence() + " " + step.sure();
  }
}
