package city.participation.events.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.agenda.AgendaPage.Position;
import city.participation.events.content.Audience;
import city.participation.events.content.EventFormat;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStatus;
import city.participation.events.event.ShelvedEvents;
import city.participation.testengines.TestEngines;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.time.Duration;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.MongoTemplate;

/** What the database looks at for a page, by its own account: the same for ten thousand as here. */
class AgendaIndexesIT {

  private static final int EVENTS = 2_000;
  private static final int LIMIT = 5;
  private static final Instant START = Instant.parse("2026-11-23T09:15:00Z");
  private static final Instant MIDDLE = START.plus(Duration.ofHours(EVENTS / 2));
  private static final Comparator<AgendaRow> SOONEST_FIRST =
      Comparator.comparing(AgendaRow::listedAt).thenComparing(AgendaRow::id);
  private static final List<Audience> PUBLIC = List.of(Audience.PUBLIC);
  private static final Finds FINDS = new Finds();
  private static MongoClient client;
  private static MongoDatabase database;
  private static Agenda agenda;

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
    agenda = new Agenda(new MongoTemplate(client, name));
    Random random = new Random(17);
    List<Document> events = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      events.add(event(i, random));
    }
    database.getCollection("events").insertMany(events);
  }

  @AfterAll
  static void close() {
    client.close();
  }

  /** Most are scheduled, and moments have several of them. */
  private static Document event(int number, Random random) {
    EventStatus status =
        random.nextInt(3) > 0 ? EventStatus.SCHEDULED : any(EventStatus.values(), random);
    Audience audience = random.nextInt(4) > 0 ? Audience.PUBLIC : Audience.INTERNAL;
    String programme = "programme-" + random.nextInt(3);
    String stage = "stage-" + random.nextInt(3);
    String district = Integer.toString(1 + random.nextInt(3));
    EventFormat format = any(EventFormat.values(), random);
    AttendanceMode attendance = any(AttendanceMode.values(), random);
    Date startsAt = Date.from(START.plus(Duration.ofHours(number - number % 5)));
    return new Document("_id", "%016x".formatted(random.nextLong()))
        .append("version", 1L)
        .append("programmeId", programme)
        .append("status", status.name())
        .append("audience", audience.name())
        .append(
            "content",
            new Document("title", new Document("de", "Dialog " + number).append("en", "It"))
                .append("format", format.name())
                .append("languages", List.of("de"))
                .append("costCents", 0))
        .append(
            "plan",
            new Document("stageId", stage)
                .append("startsAt", startsAt)
                .append("attendance", attendance.name()))
        .append("listedAt", startsAt)
        .append(
            "shelves",
            ShelvedEvents.shelves(
                audience, status, programme, stage, district, format, attendance));
  }

  private static <T> T any(T[] values, Random random) {
    return List.of(values).get(random.nextInt(values.length));
  }

  /** Every set of filters there can be, each once with and once without each bound. */
  static List<EventFilter> lists() {
    List<EventFilter> lists = new ArrayList<>();
    for (int set = 0; set < 32; set++) {
      for (Instant[] bounds :
          new Instant[][] {{null, null}, {MIDDLE, null}, {null, MIDDLE}, {START, MIDDLE}}) {
        lists.add(
            new EventFilter(
                (set & 1) == 0 ? null : (set & 16) == 0 ? "programme-1" : "stage-1",
                (set & 2) == 0 ? null : "2",
                (set & 4) == 0 ? null : EventFormat.WORKSHOP,
                (set & 8) == 0 ? null : AttendanceMode.HYBRID,
                (set & 16) == 0 ? null : EventStatus.SCHEDULED,
                bounds[0],
                bounds[1]));
      }
    }
    return lists;
  }

  @ParameterizedTest
  @MethodSource("lists")
  void readsNothingThatItDoesNotReturn(EventFilter filter) {
    FINDS.take();
    List<AgendaRow> first = agenda.find(filter, PUBLIC, LIMIT, null);
    assertThat(first).isNotEmpty();
    List<AgendaRow> second = agenda.find(filter, PUBLIC, LIMIT, first.getLast().position());
    assertThat(second).doesNotContainAnyElementsOf(first);
    List<BsonDocument> finds = FINDS.take();
    assertThat(finds).hasSizeBetween(2, 3);
    for (BsonDocument find : finds) {
      Document stats = executionStats(find);
      assertThat(number(stats, "totalDocsExamined"))
          .as(find.toJson())
          .isLessThanOrEqualTo(number(stats, "nReturned") + 1);
    }
  }

  static List<EventFilter> someLists() {
    return lists().subList(0, 12);
  }

  /** Page by page, all that one big page says, in its order. */
  @ParameterizedTest
  @MethodSource("someLists")
  void readsOnRightly(EventFilter filter) {
    List<AgendaRow> all = agenda.find(filter, PUBLIC, EVENTS, null);
    assertThat(paged(filter, PUBLIC)).isEqualTo(all);
    assertThat(all)
        .isSortedAccordingTo(filter.latestFirst() ? SOONEST_FIRST.reversed() : SOONEST_FIRST)
        .allSatisfy(it -> {
          assertThat(filter.from() == null || !it.listedAt().isBefore(filter.from())).isTrue();
          assertThat(filter.to() == null || it.listedAt().isBefore(filter.to())).isTrue();
        });
    FINDS.take();
  }

  @Test
  void bringsTheListsOfTheCityTogetherInTheirOrder() {
    EventFilter filter = new EventFilter(null, null, null, null, null, null, null);
    List<Audience> both = List.of(Audience.values());
    List<AgendaRow> all = agenda.find(filter, both, EVENTS, null);
    assertThat(all.stream().map(AgendaRow::audience).distinct()).hasSize(2);
    assertThat(all).isSortedAccordingTo(SOONEST_FIRST);
    assertThat(paged(filter, both)).isEqualTo(all);
    FINDS.take();
  }

  private static List<AgendaRow> paged(EventFilter filter, List<Audience> audiences) {
    List<AgendaRow> paged = new ArrayList<>();
    Position last = null;
    for (List<AgendaRow> page = agenda.find(filter, audiences, 97, last);
        !page.isEmpty();
        page = agenda.find(filter, audiences, 97, last)) {
      paged.addAll(page);
      last = page.getLast().position();
    }
    return paged;
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
