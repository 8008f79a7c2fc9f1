package city.participation.ideas.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.IdeasApi;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.idea.EraseFromIdeas;
import city.participation.ideas.support.EraseSupports;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
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
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** What the database looks at to find all of one person among many, by its own account. */
@RunningIdeasService
@Import(ErasureIndexesIT.Listening.class)
@DirtiesContext
class ErasureIndexesIT {

  private static final int OTHERS = 2_000;

  @LocalServerPort private int port;

  @Value("${spring.mongodb.uri}")
  private String uri;

  @Autowired private MongoTemplate mongo;
  @Autowired private Finds finds;
  @Autowired private EraseSupports eraseSupports;
  @Autowired private EraseFromIdeas eraseFromIdeas;
  private final String person = "person-" + UUID.randomUUID();

  /** The finds that were sent, as they were sent. */
  static final class Finds implements CommandListener {

    private final ConcurrentLinkedQueue<BsonDocument> sent = new ConcurrentLinkedQueue<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
      if (event.getCommandName().equals("find")) {
        sent.add(event.getCommand().clone());
      }
    }
  }

  @TestConfiguration(proxyBeanMethods = false)
  static class Listening {

    @Bean
    Finds finds() {
      return new Finds();
    }

    @Bean
    MongoClientSettingsBuilderCustomizer listen(Finds finds) {
      return settings -> settings.addCommandListener(finds);
    }
  }

  @Test
  void readsNothingOfOthers() {
    fill();
    IdeasApi api = new IdeasApi(port);
    api.published(person);
    String idea = api.published("author-" + person).id();
    api.put("/api/ideas/" + idea + "/support").as(person + " participant").send();
    finds.sent.clear();

    eraseSupports.of(person);
    eraseFromIdeas.of(person);

    List<BsonDocument> theirs =
        finds.sent.stream().filter(find -> find.toJson().contains(person)).toList();
    assertThat(theirs).hasSizeGreaterThanOrEqualTo(4);
    // By a client of the test's own: the service itself never asks for a plan.
    try (MongoClient client = MongoClients.create(uri)) {
      for (BsonDocument find : theirs) {
        Document stats = executionStats(client.getDatabase(mongo.getDb().getName()), find);
        assertThat(number(stats, "totalDocsExamined"))
            .as(find.toJson())
            .isLessThanOrEqualTo(number(stats, "nReturned") + 2);
      }
    }
  }

  private void fill() {
    List<Document> ideas = new ArrayList<>();
    List<Document> supports = new ArrayList<>();
    for (int i = 0; i < OTHERS; i++) {
      String id = UUID.randomUUID().toString();
      ideas.add(
          new Document("_id", id)
              .append("version", 1L)
              .append("author", "other-" + i)
              .append("timeline", List.of(new Document("by", "other-" + i))));
      supports.add(
          new Document("_id", id + ":other-" + i)
              .append("ideaId", id)
              .append("participant", "other-" + i));
    }
    mongo.getCollection("ideas").insertMany(ideas);
    mongo.getCollection("supports").insertMany(supports);
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
