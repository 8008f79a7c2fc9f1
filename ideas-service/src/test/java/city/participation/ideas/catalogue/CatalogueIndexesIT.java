package city.participation.ideas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.catalogue.IdeaPage.Position;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.Person;
import city.participation.ideas.place.District;
import city.participation.ideas.theme.Theme;
import city.participation.testengines.TestEngines;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the database looks at for a page, by its own account. */
class CatalogueIndexesIT {

  private static final int IDEAS = 4_000;
  private static final int LIMIT = 10;
  private static final Person CLERK = new Person("clerk", false, true);
  private static final District BOROUGH = new District("3", "Lindenthal", null);
  private static final String PROGRAMME = "koeln-21";
  private static final District QUARTER = new District("301", "Klettenberg", "3");

  private static final Finds FINDS = new Finds();
  private static MongoClient client;
  private static MongoDatabase database;
  private static Catalogue catalogue;

  /** The finds that were sent, as they were sent. */
  private static final class Finds implements CommandListener {

    private final ConcurrentLinkedQueue<BsonDocument> sent = new ConcurrentLinkedQueue<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
      if (event.getCommandName().equals("find")) {
        sent.add(event.getCommand().clone());
      }
    }

    List<BsonDocument> take() {
      List<BsonDocument> taken = new ArrayList<>();
      for (BsonDocument next = sent.poll(); next != null; next = sent.poll()) {
        taken.add(next);
      }
      return taken;
    }
  }

  @BeforeAll
  static void fill() {
    ConnectionString uri = new ConnectionString(TestEngines.newDatabase());
    String name = Objects.requireNonNull(uri.getDatabase());
    client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(uri)
                .addCommandListener(FINDS)
                .build());
    database = client.getDatabase(name);
    catalogue = new Catalogue(new MongoTemplate(client, name));
    Random random = new Random(17);
    List<Document> ideas = new ArrayList<>();
    for (int i = 0; i < IDEAS; i++) {
      ideas.add(idea(i, random));
    }
    database.getCollection("ideas").insertMany(ideas);
  }

  @AfterAll
  static void close() {
    client.close();
  }

  /** Most are of one theme and in one quarter, so that looking through these would show. */
  private static Document idea(int number, Random random) {
    IdeaStatus status =
        random.nextInt(3) > 0 ? IdeaStatus.PUBLISHED : any(IdeaStatus.values(), random);
    Theme theme = random.nextInt(10) > 0 ? Theme.LIVEABILITY : any(Theme.values(), random);
    boolean common = random.nextInt(10) > 0;
    Instant at = Instant.parse("2026-11-23T09:15:00Z").plusSeconds(number);
    Document content =
        new Document("title", "Idee " + number)
            .append("theme", theme.name())
            .append(
                "place", new Document("district", common ? "301" : "302").append("borough", "3"));
    if (number % 4 != 0) {
      content.append("programme", PROGRAMME);
    }
    return new Document("_id", "%016x".formatted(random.nextLong()))
        .append("version", 1L)
        .append("author", number % 10 == 0 ? CLERK.id() : "author-" + number)
        .append("status", status.name())
        .append("content", content)
        .append("revision", 1)
        .append("supportCount", (long) random.nextInt(50))
        .append("createdAt", Date.from(at))
        .append("submittedAt", Date.from(at))
        .append("listedAt", Date.from(at));
  }

  private static <T> T any(T[] values, Random random) {
    return List.of(values).get(random.nextInt(values.length));
  }

  record Listed(IdeaFilter filter, IdeaOrder order) {}

  static List<Listed> lists() {
    List<Listed> lists = new ArrayList<>();
    for (IdeaOrder order : IdeaOrder.values()) {
      for (IdeaStatus status : IdeaStatus.values()) {
        for (Theme theme : Arrays.asList(null, Theme.LIVEABILITY, Theme.INNOVATION)) {
          for (District district : Arrays.asList(null, BOROUGH, QUARTER)) {
            for (String programme : Arrays.asList(null, PROGRAMME)) {
              lists.add(
                  new Listed(
                      new IdeaFilter(status, theme, district, programme, null, false), order));
            }
          }
        }
      }
    }
    lists.add(new Listed(new IdeaFilter(null, null, null, null, CLERK, false), IdeaOrder.NEWEST));
    return lists;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void readsNothingThatItDoesNotReturn(Listed list) {
    FINDS.take();
    boolean own = list.filter().author() != null;
    List<CatalogueRow> first = catalogue.find(list.filter(), list.order(), LIMIT, null);
    assertThat(first).isNotEmpty();
    Position last = first.getLast().position(list.order(), own);
    catalogue.find(list.filter(), list.order(), LIMIT, last);

    List<BsonDocument> finds = FINDS.take();
    assertThat(finds).hasSizeBetween(2, 3);
    for (BsonDocument find : finds) {
      Document stats = executionStats(find);
      assertThat(number(stats, "totalDocsExamined"))
          .as(find.toJson())
          .isLessThanOrEqualTo(number(stats, "nReturned") + 1);
    }
  }

  private static Document executionStats(BsonDocument find) {
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
