package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.RunningEventsService;
import city.participation.events.SentFinds;
import city.participation.events.seat.Mode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** What the database looks at to find a few among many, by its own account. */
@RunningEventsService
class RegistrationIndexesIT {

  private static final int OTHERS = 1_500;

  @Value("${spring.mongodb.uri}")
  private String uri;

  @Autowired private MongoTemplate mongo;
  @Autowired private SentFinds finds;
  @Autowired private Seating seating;
  @Autowired private Registrations registrations;
  private final String other = "other-" + UUID.randomUUID();

  @BeforeEach
  void fill() {
    List<Document> rows = new ArrayList<>();
    List<Document> steps = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      String participant = other + i;
      rows.add(
          new Document("_id", UUID.randomUUID().toString())
              .append("version", 1L)
              .append("eventId", other)
              .append("participant", participant)
              .append("openKey", other + " " + participant)
              .append("status", "WAITLISTED")
              .append("party", new Document("mode", "ON_SITE").append("seats", 1))
              .append("queued", (long) i));
      steps.add(
          new Document("_id", other + ":" + i).append("eventId", other).append("number", (long) i));
    }
    mongo.getCollection("registrations").insertMany(rows);
    mongo.getCollection("seatLog").insertMany(steps);
  }

  @AfterEach
  void empty() {
    mongo.remove(Query.query(Criteria.where("eventId").is(other)), "registrations");
    mongo.remove(Query.query(Criteria.where("eventId").is(other)), "seatLog");
  }

  @Test
  void readsNothingOfOtherEventsAndPeople() {
    String event = seating.event(1);
    String person = "person-" + UUID.randomUUID();
    seating.registered(event, "first", 1);
    seating.registered(event, person, 1);
    seating.registered(event, "last", 1);
    seating.settle(event);

    List<BsonDocument> sent =
        finds.during(() -> {
          assertThat(registrations.head(event, Mode.ON_SITE)).isPresent();
          assertThat(registrations.open(event, person)).isPresent();
          assertThat(registrations.of(person, null, 10)).hasSize(1);
          assertThat(registrations.of(event, EnumSet.of(RegistrationStatus.WAITLISTED), null, 10))
              .hasSize(2);
          assertThat(seating.log(event)).hasSize(4);
        });

    List<BsonDocument> ours =
        sent.stream()
            .filter(find -> find.toJson().contains(event) || find.toJson().contains(person))
            .toList();
    assertThat(ours).hasSizeGreaterThanOrEqualTo(5);
    // By a client of the test's own: the service itself never asks for a plan.
    try (MongoClient client = MongoClients.create(uri)) {
      for (BsonDocument find : ours) {
        Document stats = executionStats(client.getDatabase(mongo.getDb().getName()), find);
        assertThat(number(stats, "totalDocsExamined"))
            .as(find.toJson())
            .isLessThanOrEqualTo(number(stats, "nReturned") + 3);
      }
    }
  }

  private static Document executionStats(MongoDatabase database, BsonDocument find) {
    Document again = new Document("find", find.get("find"));
    for (String part : List.of("filter", "sort", "projection", "limit")) {
      if (find.containsKey(part)) {
        again.append(part, find.get(part));
      }
    }
    return database
        .runCommand(new Document("explain", again).append("verbosity", "executionStats"))
        .get("executionStats", Document.class);
  }

  private static long number(Document stats, String name) {
    return ((Number) Objects.requireNonNull(stats.get(name))).longValue();
  }
}
