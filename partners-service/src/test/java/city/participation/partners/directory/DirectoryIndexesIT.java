package city.participation.partners.directory;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.directory.DirectoryPage.Position;
import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.organisation.Address;
import city.participation.partners.organisation.Contact;
import city.participation.partners.organisation.Description;
import city.participation.partners.organisation.LegalForm;
import city.participation.partners.organisation.Listing;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.Sector;
import city.participation.partners.organisation.Theme;
import city.participation.testengines.TestEngines;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What the database looks at for a page, by its own account: of twenty thousand partners as many as
 * of two hundred.
 */
class DirectoryIndexesIT {

  private static final int FEW = 200;
  private static final int MANY = 20_000;
  private static final int LIMIT = 10;

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-27T09:15:00Z"), ZoneOffset.UTC);

  private static final Finds FINDS = new Finds();
  private static final List<Filled> BOTH = new ArrayList<>();

  /** A directory with so many partners, and what each of them is. */
  private record Filled(
      int size, MongoClient client, MongoDatabase database, Directory directory, List<Known> all) {}

  private record Known(String id, Listing listing) {

    Position position(DirectoryOrder order) {
      return switch (order) {
        case NAME -> new Position(listing.name(), id);
        case NEWEST -> new Position(listing.since().toString(), id);
      };
    }
  }

  /** The finds and counts that were sent, as they were sent. */
  private static final class Finds implements CommandListener {

    private static final Set<String> SOUGHT = Set.of("find", "aggregate");

    private final ConcurrentLinkedQueue<BsonDocument> sent = new ConcurrentLinkedQueue<>();

    @Override
    public void commandStarted(CommandStartedEvent event) {
      if (SOUGHT.contains(event.getCommandName())) {
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
    BOTH.add(filled(FEW));
    BOTH.add(filled(MANY));
  }

  @AfterAll
  static void close() {
    BOTH.forEach(it -> it.client().close());
  }

  private static Filled filled(int size) {
    ConnectionString uri = new ConnectionString(TestEngines.newDatabase());
    String name = Objects.requireNonNull(uri.getDatabase());
    MongoClient client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyConnectionString(uri)
                .addCommandListener(FINDS)
                .build());
    MongoDatabase database = client.getDatabase(name);
    Directory directory = new Directory(new MongoTemplate(client, name), CLOCK);
    Random random = new Random(17);
    List<Known> all = new ArrayList<>();
    List<Document> batch = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Document partner = partner(i, random, all);
      batch.add(partner);
      if (batch.size() == 1_000 || i == size - 1) {
        database.getCollection("partners").insertMany(batch);
        batch.clear();
      }
    }
    return new Filled(size, client, database, directory, all);
  }

  /** Every seventh is suspended; names and days are shared by some. */
  private static Document partner(int number, Random random, List<Known> all) {
    Organisation it = organisation(number, random);
    Document document =
        new Document("_id", "%016x".formatted(random.nextLong()))
            .append("version", 1L)
            .append(
                "organisation",
                new Document("name", it.name())
                    .append("legalForm", it.legalForm().name())
                    .append("sector", it.sector().name())
                    .append("description", new Document("de", it.description().de()))
                    .append("districts", it.districts())
                    .append("themes", it.themes().stream().map(Enum::name).toList()))
            .append("accreditation", new Document("until", "2028-11-27"));
    if (number % 7 == 0) {
      return document.append("status", "SUSPENDED");
    }
    Listing listing = Listing.of(it, LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200)));
    all.add(new Known(document.getString("_id"), listing));
    return document
        .append("status", "ACCREDITED")
        .append(
            "listing",
            new Document("name", listing.name())
                .append("since", listing.since().toString())
                .append("keys", listing.keys())
                .append("words", listing.words()));
  }

  private static Organisation organisation(int number, Random random) {
    List<String> districts =
        switch (random.nextInt(4)) {
          case 0 -> List.of();
          case 1 -> List.of("3");
          case 2 -> List.of("301");
          default -> List.of("301", "30" + (2 + random.nextInt(8)), "4");
        };
    List<Theme> themes = new ArrayList<>(Arrays.asList(Theme.values()));
    Collections.shuffle(themes, random);
    return new Organisation(
        "Verein " + number / 3,
        LegalForm.REGISTERED_ASSOCIATION,
        List.of(Sector.values()).get(random.nextInt(4)),
        null,
        new Address("Venloer Straße 1", "50823", "Köln"),
        null,
        new Description("Wir helfen in der Stadt, Gruppe %d.".formatted(random.nextInt(2)), null),
        districts,
        themes.subList(0, 1 + random.nextInt(2)),
        new Contact("Kim Beispiel", "kim@example.org", null),
        new AcceptedTerms("2026-01", Instant.EPOCH),
        List.of());
  }

  record Asked(DirectoryFilter filter, DirectoryOrder order) {}

  static List<Asked> questions() {
    List<Asked> all = new ArrayList<>();
    for (DirectoryOrder order : DirectoryOrder.values()) {
      for (@Nullable Sector sector : Arrays.asList(null, Sector.SCIENCE)) {
        for (@Nullable Theme theme : Arrays.asList(null, Theme.INNOVATION)) {
          for (@Nullable String district : Arrays.asList(null, "3", "301")) {
            all.add(
                new Asked(new DirectoryFilter(sector, theme, district, List.of(), null), order));
          }
        }
      }
      all.add(new Asked(new DirectoryFilter(null, null, null, List.of("verein"), null), order));
    }
    return all;
  }

  /** A page from many and from few: neither reads more than it returns, range by range. */
  @ParameterizedTest
  @MethodSource("questions")
  void readsNothingThatItDoesNotReturn(Asked asked) {
    int ranges = asked.filter().keys().size();
    for (Filled filled : BOTH) {
      FINDS.take();
      List<DirectoryRow> first = filled.directory().find(asked.filter(), asked.order(), 5, null);
      assertThat(first).as("of " + filled.size()).hasSize(5);
      filled
          .directory()
          .find(asked.filter(), asked.order(), LIMIT, first.getLast().position(asked.order()));
      List<BsonDocument> finds = FINDS.take();
      assertThat(finds).hasSizeBetween(2 * ranges, 3 * ranges);
      for (BsonDocument find : finds) {
        Document stats = executionStats(filled.database(), find);
        assertThat(number(stats, "totalDocsExamined"))
            .as("of " + filled.size() + ": " + find.toJson())
            .isLessThanOrEqualTo(number(stats, "nReturned") + 1)
            .isLessThanOrEqualTo(LIMIT + 1);
      }
    }
  }

  /** As the balance asks: of one sector, and of what else a filter leaves. */
  static Stream<DirectoryFilter> counts() {
    return questions().stream()
        .map(Asked::filter)
        .filter(it -> it.words().isEmpty())
        .map(it -> it.of(Sector.SCIENCE))
        .distinct();
  }

  /** All that a count asks for stands in one index, so that no document has to be read for it. */
  @ParameterizedTest
  @MethodSource("counts")
  void countsAlongAnIndexThatHasAllItAsksFor(DirectoryFilter filter) {
    for (Filled filled : BOTH) {
      FINDS.take();
      long counted = filled.directory().count(filter);
      BsonDocument count = FINDS.take().getFirst();
      BsonDocument match = count.getArray("pipeline").get(0).asDocument().getDocument("$match");
      Document explained =
          explained(
              filled.database(),
              new BsonDocument("find", count.get("aggregate")).append("filter", match));
      Document stats = explained.get("executionStats", Document.class);
      assertThat(number(stats, "nReturned")).isEqualTo(counted);
      assertThat(number(stats, "totalDocsExamined")).isEqualTo(counted);
      assertThat(explained.toJson()).contains("listing.keys_1_accreditation.until_1");
      assertThat(fields(match)).containsOnly("listing.keys", "accreditation.until");
    }
  }

  private static Stream<String> fields(BsonDocument match) {
    return match.getArray("$and").stream().flatMap(it -> it.asDocument().keySet().stream());
  }

  /** Page by page, all that a plain loop over everything finds, in its order, each once. */
  @ParameterizedTest
  @MethodSource("questions")
  void readsOnRightly(Asked asked) {
    Filled filled = BOTH.getFirst();
    assertReadsOnRightly(filled, asked);
    FINDS.take();
  }

  static Stream<Asked> searches() {
    return Stream.of(
            new DirectoryFilter(null, null, null, List.of("verein", "gruppe"), null),
            new DirectoryFilter(Sector.BUSINESS, null, "301", List.of("helfen"), null),
            new DirectoryFilter(null, null, null, List.of("nirgends"), null),
            new DirectoryFilter(
                null,
                Theme.INNOVATION,
                "3",
                List.of(),
                Set.copyOf(BOTH.getFirst().all().stream().map(Known::id).limit(60).toList())))
        .flatMap(filter ->
            Arrays.stream(DirectoryOrder.values()).map(order -> new Asked(filter, order)));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void searchesRightly(Asked asked) {
    assertReadsOnRightly(BOTH.getFirst(), asked);
    FINDS.take();
  }

  private static void assertReadsOnRightly(Filled filled, Asked asked) {
    DirectoryFilter filter = asked.filter();
    Comparator<Known> ascending =
        Comparator.<Known, String>comparing(it -> it.position(asked.order()).rank())
            .thenComparing(Known::id);
    List<String> expected =
        filled.all().stream()
            .filter(it -> !Collections.disjoint(it.listing().keys(), filter.keys()))
            .filter(it -> it.listing().words().containsAll(filter.words()))
            .filter(it -> filter.among() == null || filter.among().contains(it.id()))
            .sorted(asked.order() == DirectoryOrder.NAME ? ascending : ascending.reversed())
            .map(Known::id)
            .toList();
    List<String> paged = new ArrayList<>();
    Position last = null;
    for (List<DirectoryRow> page = filled.directory().find(filter, asked.order(), 7, last);
        !page.isEmpty();
        page = filled.directory().find(filter, asked.order(), 7, last)) {
      page.forEach(row -> paged.add(row.id()));
      last = page.getLast().position(asked.order());
    }
    assertThat(paged).isEqualTo(expected);
    assertThat(filled.directory().count(filter)).isEqualTo(expected.size());
  }

  private static Document executionStats(MongoDatabase database, BsonDocument find) {
    Document again = new Document("find", find.get("find"));
    for (String part : List.of("filter", "sort", "projection", "limit")) {
      if (find.containsKey(part)) {
        again.append(part, find.get(part));
      }
    }
    return explained(database, again).get("executionStats", Document.class);
  }

  private static Document explained(MongoDatabase database, Bson find) {
    return database.runCommand(new Document("explain", find).append("verbosity", "executionStats"));
  }

  private static long number(Document stats, String name) {
    return ((Number) Objects.requireNonNull(stats.get(name))).longValue();
  }
}
