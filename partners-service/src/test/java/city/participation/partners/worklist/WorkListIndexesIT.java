package city.participation.partners.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.partner.PartnerStatus;
import city.participation.partners.partner.Person;
import city.participation.partners.partner.Review;
import city.participation.partners.worklist.PartnerPage.Position;
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
import java.util.Comparator;
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
class WorkListIndexesIT {

  private static final int PARTNERS = 4_000;
  private static final int LIMIT = 10;
  private static final Person CLERK = new Person("clerk", true, null);
  private static final Finds FINDS = new Finds();
  private static MongoClient client;
  private static MongoDatabase database;
  private static WorkList workList;

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
    workList = new WorkList(new MongoTemplate(client, name));
    Random random = new Random(17);
    List<Document> partners = new ArrayList<>();
    for (int i = 0; i < PARTNERS; i++) {
      partners.add(partner(i, random));
    }
    database.getCollection("partners").insertMany(partners);
  }

  @AfterAll
  static void close() {
    client.close();
  }

  /** Most are accredited, and days have many of them. */
  private static Document partner(int number, Random random) {
    PartnerStatus status =
        random.nextInt(3) > 0 ? PartnerStatus.ACCREDITED : any(PartnerStatus.values(), random);
    Instant at = Instant.parse("2026-11-23T09:15:00Z").plusSeconds(number / 7);
    Document document =
        new Document("_id", "%016x".formatted(random.nextLong()))
            .append("version", 1L)
            .append("representation", new Document("members", members(number)))
            .append("status", status.name())
            .append(
                "organisation",
                new Document("name", "Verein " + number).append("sector", "CIVIL_SOCIETY"))
            .append("createdAt", Date.from(at))
            .append("since", Date.from(at));
    return random.nextInt(4) > 0
        ? document
        : document.append(
            "review",
            new Document("renewal", false)
                .append("stage", any(Review.Stage.values(), random).name())
                .append("openedAt", Date.from(at)));
  }

  /** Two of each, so that the index is one over arrays. */
  private static List<Document> members(int number) {
    return List.of(
        new Document("person", "owner-" + number).append("role", "OWNER"),
        new Document("person", number % 10 == 0 ? CLERK.id() : "editor-" + number)
            .append("role", "EDITOR"));
  }

  private static <T> T any(T[] values, Random random) {
    return List.of(values).get(random.nextInt(values.length));
  }

  static List<PartnerFilter> lists() {
    List<PartnerFilter> lists = new ArrayList<>();
    for (PartnerStatus status : PartnerStatus.values()) {
      lists.add(new PartnerFilter.OfStatus(status));
    }
    for (Review.Stage stage : Review.Stage.values()) {
      lists.add(new PartnerFilter.AtStage(stage));
    }
    lists.add(new PartnerFilter.Own(CLERK));
    return lists;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void readsNothingThatItDoesNotReturn(PartnerFilter filter) {
    FINDS.take();
    List<WorkListRow> first = workList.find(filter, LIMIT, null);
    assertThat(first).hasSize(LIMIT);
    List<WorkListRow> second = workList.find(filter, LIMIT, first.getLast().position(filter));
    assertThat(second).hasSize(LIMIT).doesNotContainAnyElementsOf(first);
    List<BsonDocument> finds = FINDS.take();
    assertThat(finds).hasSizeBetween(2, 3);
    for (BsonDocument find : finds) {
      Document stats = executionStats(find);
      assertThat(number(stats, "totalDocsExamined"))
          .as(find.toJson())
          .isLessThanOrEqualTo(number(stats, "nReturned") + 1);
    }
  }

  /** Page by page, all that one big page says, in its order. */
  @ParameterizedTest
  @MethodSource("lists")
  void readsOnRightly(PartnerFilter filter) {
    List<WorkListRow> all = workList.find(filter, PARTNERS, null);
    List<WorkListRow> paged = new ArrayList<>();
    Position last = null;
    for (List<WorkListRow> page = workList.find(filter, 17, last);
        !page.isEmpty();
        page = workList.find(filter, 17, last)) {
      paged.addAll(page);
      last = page.getLast().position(filter);
    }
    assertThat(paged).isEqualTo(all);
    Comparator<WorkListRow> oldestFirst =
        Comparator.<WorkListRow, Instant>comparing(it -> it.position(filter).rank())
            .thenComparing(WorkListRow::id);
    assertThat(paged)
        .isSortedAccordingTo(
            filter instanceof PartnerFilter.Own ? oldestFirst.reversed() : oldestFirst);
    FINDS.take();
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
