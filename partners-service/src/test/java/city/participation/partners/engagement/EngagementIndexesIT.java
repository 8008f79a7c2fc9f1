package city.participation.partners.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.messaging.outbox.AggregateStores;
import city.participation.partners.RunningPartnersService;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the database looks at for the partners of a programme, by its own account. */
@RunningPartnersService
class EngagementIndexesIT {

  private static final int ENGAGEMENTS = 4_000;
  private static final int PROGRAMMES = 40;

  @Autowired private AggregateStores stores;
  @Autowired private EngagementAnnouncements announcements;

  @Value("${spring.mongodb.uri}")
  private String uri;

  /** The finds that were sent, as they were sent. */
  private static final class Finds implements CommandListener {

    private final ConcurrentLinkedQueue<BsonDocument> sent = new ConcurrentLinkedQueue<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
      if (event.getCommandName().equals("find")) {
        sent.add(event.getCommand().clone());
      }
    }
  }

  @Test
  void readsOfAProgrammeOnlyWhoTakesPartInIt() {
    ConnectionString at = new ConnectionString(uri);
    String name = Objects.requireNonNull(at.getDatabase());
    Finds finds = new Finds();
    try (MongoClient client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(at)
                .addCommandListener(finds)
                .build())) {
      MongoDatabase database = client.getDatabase(name);
      Engagements engagements =
          new Engagements(stores, new MongoTemplate(client, name), announcements);
      String programme = fill(database);

      assertThat(engagements.partnersIn(programme)).hasSize(ENGAGEMENTS / PROGRAMMES / 2);

      Document stats = executionStats(database, Objects.requireNonNull(finds.sent.poll()));
      assertThat(finds.sent).isEmpty();
      assertThat(number(stats, "nReturned")).isEqualTo(ENGAGEMENTS / PROGRAMMES / 2);
      assertThat(number(stats, "totalDocsExamined"))
          .as("none that is not asked for")
          .isEqualTo(number(stats, "nReturned"));
    }
  }

  /** One of many programmes, in which half of those who offered to take part do. */
  private static String fill(MongoDatabase database) {
    List<String> programmes = new ArrayList<>();
    for (int i = 0; i < PROGRAMMES; i++) {
      programmes.add(UUID.randomUUID().toString());
    }
    List<Document> all = new ArrayList<>();
    for (int i = 0; i < ENGAGEMENTS; i++) {
      EngagementStatus status =
          i / PROGRAMMES % 2 == 0 ? EngagementStatus.AGREED : EngagementStatus.DECLINED;
      all.add(
          new Document("_id", UUID.randomUUID().toString())
              .append("version", 1L)
              .append(
                  "proposal",
                  new Document("programme", programmes.get(i % PROGRAMMES))
                      .append("partner", UUID.randomUUID().toString()))
              .append("status", status.name())
              .append("since", Instant.EPOCH));
    }
    database.getCollection("engagements").insertMany(all);
    return programmes.getFirst();
  }

  private static Document executionStats(MongoDatabase database, BsonDocument find) {
    Document again = new Document("find", find.get("find"));
    for (String part : List.of("filter", "projection")) {
      again.append(part, find.get(part));
    }
    return database
        .runCommand(new Document("explain", again).append("verbosity", "executionStats"))
        .get("executionStats", Document.class);
  }

  private static long number(Document stats, String name) {
    return ((Number) Objects.requireNonNull(stats.get(name))).longValue();
  }
}
