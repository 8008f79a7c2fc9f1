package city.participation.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.catalogue.ProgrammePage.Position;
import city.participation.events.content.Audience;
import city.participation.events.content.Theme;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.ShelvedProgrammes;
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
class CatalogueIndexesIT {

  private static final int PROGRAMMES = 4_000;
  private static final int LIMIT = 10;
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
    List<Document> programmes = new ArrayList<>();
    for (int i = 0; i < PROGRAMMES; i++) {
      programmes.add(programme(i, random));
    }
    database.getCollection("programmes").insertMany(programmes);
  }

  @AfterAll
  static void close() {
    client.close();
  }

  /** Most are announced, and days have many of them. */
  private static Document programme(int number, Random random) {
    ProgrammeStatus status =
        random.nextInt(3) > 0 ? ProgrammeStatus.RUNNING : any(ProgrammeStatus.values(), random);
    Audience audience = any(Audience.values(), random);
    String district = Integer.toString(1 + random.nextInt(9));
    Theme theme = any(Theme.values(), random);
    return new Document("_id", "%016x".formatted(random.nextLong()))
        .append("version", 1L)
        .append("status", status.name())
        .append(
            "content",
            new Document("title", new Document("de", "Vorhaben " + number).append("en", "It"))
                .append("audience", audience.name())
                .append("leadOffice", "Amt 15")
                .append("districts", List.of(district))
                .append("themes", List.of(theme.name())))
        .append("stages", List.of())
        .append(
            "listedAt", Date.from(Instant.parse("2026-11-23T09:15:00Z").plusSeconds(number / 7)))
        .append("shelves", ShelvedProgrammes.shelves(status, audience, district, theme));
  }

  private static <T> T any(T[] values, Random random) {
    return List.of(values).get(random.nextInt(values.length));
  }

  static List<ProgrammeFilter> lists() {
    List<ProgrammeFilter> lists = new ArrayList<>();
    for (ProgrammeStatus status : ProgrammeStatus.values()) {
      lists.add(new ProgrammeFilter(null, status, null, null, null));
      lists.add(new ProgrammeFilter(Audience.PUBLIC, status, null, null, null));
    }
    for (Audience audience : Arrays.asList(Audience.PUBLIC, Audience.INTERNAL, null)) {
      lists.add(new ProgrammeFilter(audience, null, null, null, null));
      lists.add(new ProgrammeFilter(audience, null, "3", null, null));
      lists.add(new ProgrammeFilter(audience, null, null, Theme.INNOVATION, null));
      lists.add(new ProgrammeFilter(audience, null, "3", Theme.INNOVATION, null));
      lists.add(
          new ProgrammeFilter(audience, ProgrammeStatus.RUNNING, "3", Theme.INNOVATION, null));
      lists.add(new ProgrammeFilter(audience, null, null, null, "goal"));
    }
    return lists;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void readsNothingThatItDoesNotReturn(ProgrammeFilter filter) {
    FINDS.take();
    List<CatalogueRow> first = catalogue.find(filter, LIMIT, null);
    assertThat(first).hasSize(LIMIT);
    List<CatalogueRow> second = catalogue.find(filter, LIMIT, first.getLast().position());
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
  void readsOnRightly(ProgrammeFilter filter) {
    List<CatalogueRow> all = catalogue.find(filter, PROGRAMMES, null);
    List<CatalogueRow> paged = new ArrayList<>();
    Position last = null;
    for (List<CatalogueRow> page = catalogue.find(filter, 17, last);
        !page.isEmpty();
        page = catalogue.find(filter, 17, last)) {
      paged.addAll(page);
      last = page.getLast().position();
    }
    assertThat(paged).isEqualTo(all);
    Comparator<CatalogueRow> oldestFirst =
        Comparator.<CatalogueRow, Instant>comparing(it -> it.position().listedAt())
            .thenComparing(CatalogueRow::id);
    assertThat(paged).isSortedAccordingTo(oldestFirst.reversed());
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
