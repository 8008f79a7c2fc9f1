package city.participation.events.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.component.VEvent;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.SampleEvents.Wanted;
import city.participation.events.agenda.EventFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

/** The city's calendar as calendar programs and feed readers fetch it. */
@RunningEventsService
class CalendarIT {

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  @Autowired private CalendarEvents calendarEvents;
  @Autowired private RenderedEvents rendered;
  @Autowired private Clock clock;
  private EventsApi api;
  private SampleEvents events;
  private Answer programme;
  private String calendar;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
    events = new SampleEvents(api);
    programme = events.programme();
    calendar = "/api/events/calendar?programme=" + programme.id();
  }

  @Test
  void tellsWhatEverybodyMayKnowSoonestFirst() {
    String later = events.scheduled(onDay(9)).id();
    String sooner = events.scheduled(onDay(5)).id();
    events.drafted(onDay(6));
    events.step(events.drafted(onDay(7)), "/discarding", SampleEvents.reason());
    Answer read = read(calendar);
    assertThat(uids(read)).containsExactly(sooner, later);
    assertThat(read.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
    assertThat(read.header("Content-Disposition")).isEqualTo("inline; filename=\"events.ics\"");
    assertThat(read.raw().body()).doesNotContain("geheim", "owner-");
    assertThat(uids(api.get(calendar).as(EventsApi.STAFF).send()))
        .as("whoever asks")
        .containsExactly(sooner, later);
  }

  @Test
  void looksForEventsOnceInAWhileForAllWhoAsk() {
    EventFilter filter = in(programme.id());
    ShowCalendar hourly = showing(Duration.ofHours(1));
    events.scheduled(onDay(5));
    assertThat(hourly.show(filter, Language.DE).size()).isEqualTo(1);

    events.scheduled(onDay(6));

    assertThat(hourly.show(filter, Language.DE).size()).isEqualTo(1);
    assertThat(hourly.show(filter, Language.EN).size()).as("in each language").isEqualTo(1);
    assertThat(showing(Duration.ZERO).show(filter, Language.DE).size()).isEqualTo(2);
    assertThat(hourly.show(in(null), Language.DE).size())
        .as("another calendar is another question")
        .isGreaterThan(1);
  }

  private static EventFilter in(@Nullable String place) {
    return new EventFilter(place, null, null, null, null, null, null);
  }

  private ShowCalendar showing(Duration every) {
    return new ShowCalendar(calendarEvents, rendered, clock, every);
  }

  @Test
  void tellsNothingOfTheAdministrationsOwn() {
    Answer internal = events.programme(EventsApi.internal("Verwaltung innovativ"));
    String hidden = events.scheduled(events.wanted(internal)).id();
    assertThat(uids(read("/api/events/calendar?programme=" + internal.id()))).isEmpty();
    for (String path : List.of(hidden, events.drafted(onDay(6)).id(), "nonsense")) {
      for (String who : List.of("anna participant", EventsApi.STAFF)) {
        assertThat(api.get("/api/events/" + path + "/calendar").as(who).send().status())
            .isEqualTo(404);
      }
    }
    String feed = "/api/events/feed?programme=" + internal.id();
    assertThat(api.get(feed).send().raw().body()).doesNotContain("<entry>");
  }

  @Test
  void bringsAMoveAndTheEndOfAnEventToWhoeverHasSubscribed() {
    Answer event = events.scheduled(onDay(5));
    Answer first = read(calendar);
    assertThat(only(first).getSequence().getValue()).isZero();
    assertThat(notModified(calendar, first)).isTrue();

    Instant moved = SampleEvents.inDays(6);
    Answer later =
        events.step(
            event,
            "/rescheduling",
            "{\"reason\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                .formatted(SampleEvents.REASON, moved, moved.plusSeconds(60)));
    assertThat(notModified(calendar, first)).isFalse();
    Answer second = read(calendar);
    assertThat(only(second).getSequence().getValue()).isEqualTo(1);
    assertThat(only(second).getDateStart().getValue().toInstant())
        .isEqualTo(Instant.ofEpochSecond(moved.getEpochSecond()));

    Answer postponed = events.step(later, "/postponement", SampleEvents.reason());
    assertThat(only(read(calendar)).getStatus().isCancelled()).as("no time holds").isTrue();
    assertThat(only(read(calendar)).getSummary().getValue()).startsWith("Verschoben: ");

    Answer again =
        events.step(
            postponed,
            "/rescheduling",
            "{\"reason\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                .formatted(SampleEvents.REASON, moved, moved.plusSeconds(60)));
    assertThat(only(read(calendar)).getStatus().isConfirmed()).isTrue();
    assertThat(only(read(calendar)).getSequence().getValue()).isEqualTo(2);

    events.step(again, "/cancellation", SampleEvents.reason());
    VEvent cancelled = only(read(calendar));
    assertThat(cancelled.getUid().getValue()).isEqualTo(event.id());
    assertThat(cancelled.getStatus().isCancelled()).isTrue();
    assertThat(cancelled.getSequence().getValue()).isEqualTo(3);
    assertThat(only(read("/api/events/" + event.id() + "/calendar")).getStatus().isCancelled())
        .isTrue();
  }

  @Test
  void bringsNewWordsAlsoWithoutAMove() {
    Answer event = events.scheduled(onDay(5));
    Answer first = read(calendar);
    Answer amended =
        events
            .call("PATCH", event, "")
            .as(EventsApi.STAFF)
            .json("{\"title\": {\"de\": \"Werkstatt im Veedel\"}}")
            .send();
    assertThat(amended.status()).as(amended.raw().body()).isEqualTo(200);
    assertThat(notModified(calendar, first)).isFalse();
    assertThat(only(read(calendar)).getSummary().getValue()).isEqualTo("Werkstatt im Veedel");
  }

  @Test
  void answersNothingNewWithNothing() {
    events.scheduled(onDay(5));
    String single = "/api/events/" + uids(read(calendar)).getFirst() + "/calendar";
    for (String path : List.of(calendar, single, "/api/events/feed?programme=" + programme.id())) {
      Answer read = read(path);
      assertThat(read.raw().body()).isEqualTo(read(path).raw().body());
      assertThat(notModified(path, read)).as(path).isTrue();
      String english = path + (path.contains("?") ? "&" : "?") + "lang=en";
      assertThat(notModified(english, read)).as("in another language").isFalse();
      assertThat(read(english).raw().body()).contains("Citizens' dialogue");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "district=401, true",
    "district=4&format=CITIZENS_DIALOGUE&attendance=HYBRID, true",
    "district=402, false",
    "format=WALK, false",
    "attendance=ONLINE, false",
  })
  void findsByEachFilter(String filter, boolean found) {
    events.scheduled(onDay(5));
    assertThat(uids(read(calendar + "&" + filter))).hasSize(found ? 1 : 0);
    String feed = "/api/events/feed?programme=" + programme.id() + "&" + filter;
    assertThat(read(feed).raw().body().contains("<entry>")).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "lang=fr, lang not-one-of",
    "district=77, district unknown-district",
    "programme=a&stage=b, programme stage-alone",
    "status=HELD, status unknown-parameter",
  })
  void namesWhatItDoesNotUnderstand(String query, String error) {
    for (String path : List.of("/api/events/calendar?", "/api/events/feed?")) {
      Answer refused = api.get(path + query).send();
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.errors()).containsExactly(error);
    }
  }

  @Test
  void leavesOutWhatIsLongOver() {
    Answer event = events.scheduled(onDay(5));
    assertThat(uids(read(calendar))).containsExactly(event.id());
    // Nothing that lies so far back can be scheduled any more.
    Answer old = events.scheduled(onDay(6));
    shift(old.id(), SampleEvents.inDays(-92));
    assertThat(uids(read(calendar))).containsExactly(event.id());
    shift(old.id(), SampleEvents.inDays(-89));
    assertThat(uids(read(calendar))).containsExactly(old.id(), event.id());
  }

  @Test
  void tellsLastWhatChangedLastInTheFeed() {
    Answer first = events.scheduled(onDay(5));
    Answer second = events.scheduled(onDay(4));
    String feed = "/api/events/feed?programme=" + programme.id();
    assertThat(read(feed).raw().body()).containsSubsequence(second.id(), first.id());
    events.step(first, "/cancellation", SampleEvents.reason());
    assertThat(read(feed).raw().body())
        .containsSubsequence("Abgesagt: Bürgerdialog Ehrenfeld", second.id());
    assertThat(read(feed).header("Content-Type")).isEqualTo("application/atom+xml;charset=UTF-8");
  }

  @Test
  void describesAnEventInTheWordsOfSchemaOrg() {
    Answer event = events.scheduled(onDay(5));
    String path = "/api/events/" + event.id();
    Answer described =
        api.get(path).as(EventsApi.STAFF).with("Accept", "application/ld+json").send();
    assertThat(described.header("Content-Type")).isEqualTo("application/ld+json");
    assertThat(described.body().path("@type").asString()).isEqualTo("Event");
    assertThat(described.body().path("eventStatus").asString())
        .isEqualTo("https://schema.org/EventScheduled");
    assertThat(described.body().path("eventAttendanceMode").asString())
        .isEqualTo("https://schema.org/MixedEventAttendanceMode");
    assertThat(described.body().path("location").path(0).path("address").path("postalCode"))
        .hasToString("\"50825\"");
    assertThat(described.body().path("location").path(1).path("@type").asString())
        .isEqualTo("VirtualLocation");
    assertThat(described.body().path("offers").path("price").asDouble(1)).isZero();
    assertThat(described.body().path("organizer").path("name").asString())
        .isEqualTo("Amt für Stadtentwicklung und Statistik");
    assertThat(described.body().path("inLanguage").toString()).isEqualTo("[\"de\",\"tr\"]");
    assertThat(described.raw().body()).doesNotContain("geheim", "owner-");
    assertThat(
            api.get(path)
                .with("Accept", "application/ld+json")
                .with("If-None-Match", described.tag())
                .send()
                .status())
        .isEqualTo(304);
    assertThat(api.get(path).with("Accept", "*/*").send().header("Content-Type"))
        .as("whoever takes anything")
        .isEqualTo("application/json");
    String draft = "/api/events/" + events.drafted(onDay(6)).id();
    assertThat(
            api.get(draft)
                .as(EventsApi.STAFF)
                .with("Accept", "application/ld+json")
                .send()
                .status())
        .isEqualTo(404);
    events.step(event, "/postponement", SampleEvents.reason());
    assertThat(
            api.get(path)
                .with("Accept", "application/ld+json")
                .send()
                .body()
                .path("eventStatus")
                .asString())
        .isEqualTo("https://schema.org/EventPostponed");
  }

  @Test
  void describesSinceWhenAnEventWasMoved() {
    Answer event = events.scheduled(onDay(5));
    Instant first = Instant.parse(event.body().path("startsAt").asString());
    assertThat(described(event).has("previousStartDate")).isFalse();
    Answer longer = rescheduled(event, first, first.plusSeconds(10_800));
    assertThat(described(longer).path("eventStatus").asString()).endsWith("/EventScheduled");

    Instant second = first.plusSeconds(86_400);
    Answer moved = rescheduled(longer, second, second.plusSeconds(7_200));
    assertThat(described(moved).path("eventStatus").asString()).endsWith("/EventRescheduled");
    assertThat(before(moved)).containsExactly(first);
    Answer postponed = events.step(moved, "/postponement", SampleEvents.reason());
    assertThat(described(postponed).path("eventStatus").asString()).endsWith("/EventPostponed");
    assertThat(before(postponed)).containsExactly(first, second);

    Answer back = rescheduled(postponed, first, first.plusSeconds(7_200));

    assertThat(described(back).path("eventStatus").asString()).endsWith("/EventRescheduled");
    assertThat(before(back)).as("not the time that it has").containsExactly(second);
  }

  private Answer rescheduled(Answer before, Instant starts, Instant ends) {
    return events.step(
        before,
        "/rescheduling",
        "{\"reason\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
            .formatted(SampleEvents.REASON, starts, ends));
  }

  private JsonNode described(Answer event) {
    return api.get("/api/events/" + event.id()).with("Accept", "application/ld+json").send().body();
  }

  private List<Instant> before(Answer event) {
    List<Instant> before = new ArrayList<>();
    described(event)
        .path("previousStartDate")
        .forEach(it -> before.add(OffsetDateTime.parse(it.asString()).toInstant()));
    return before;
  }

  /** From the first half past two to the second of the night in which the clocks go back. */
  @Test
  void takesTheHourThatIsShownTwiceForWhatItIs() {
    String body =
        SampleEvents.body(
                onDay(5)
                    .at(
                        Instant.parse("2027-10-31T00:30:00Z"),
                        Instant.parse("2027-10-31T01:30:00Z")))
            .replace("2027-10-31T00:30:00Z", "2027-10-31T02:30:00+02:00")
            .replace("2027-10-31T01:30:00Z", "2027-10-31T02:30:00+01:00")
            .replaceFirst("\"stageId\": \"[^\"]+\",", "");
    Answer event = events.step(events.drafted(body), "/scheduling", "");
    VEvent entry = only(read("/api/events/" + event.id() + "/calendar"));
    assertThat(entry.getDateStart().getValue().toInstant())
        .isEqualTo(Instant.parse("2027-10-31T00:30:00Z"));
    assertThat(entry.getDateEnd().getValue().toInstant())
        .isEqualTo(Instant.parse("2027-10-31T01:30:00Z"));
    Answer described =
        api.get("/api/events/" + event.id()).with("Accept", "application/ld+json").send();
    assertThat(described.body().path("startDate").asString())
        .isEqualTo("2027-10-31T02:30:00+02:00");
    assertThat(described.body().path("endDate").asString()).isEqualTo("2027-10-31T02:30:00+01:00");
  }

  /**
   * Half past two of the night in which the clocks go forward is the moment that its offset says.
   */
  @Test
  void takesTheHourThatIsNotThereForTheMomentThatItsOffsetSays() {
    String body =
        SampleEvents.body(
                onDay(5)
                    .at(
                        Instant.parse("2027-03-28T01:30:00Z"),
                        Instant.parse("2027-03-28T02:30:00Z")))
            .replace("2027-03-28T01:30:00Z", "2027-03-28T02:30:00+01:00")
            .replaceFirst("\"stageId\": \"[^\"]+\",", "");
    Answer event = events.step(events.drafted(body), "/scheduling", "");
    assertThat(read("/api/events/" + event.id() + "/calendar").raw().body())
        .contains("DTSTART;TZID=Europe/Berlin:20270328T033000\r\n");
    Answer without =
        api.post("/api/events")
            .as(EventsApi.STAFF)
            .json(body.replace("02:30:00+01:00", "02:30:00"))
            .send();
    assertThat(without.errors()).containsExactly("/startsAt no-moment");
  }

  private Wanted onDay(int day) {
    Instant start = SampleEvents.inDays(day);
    return events.wanted(programme).at(start, start.plusSeconds(3_600));
  }

  /** As if its time had come long ago. */
  private void shift(String id, Instant start) {
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(id)),
        Update.update("listedAt", start).set("plan.startsAt", start).inc("version", 1),
        "events");
  }

  private Answer read(String path) {
    Answer answer = api.get(path).send();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return answer;
  }

  private boolean notModified(String path, Answer known) {
    Answer answer = api.get(path).with("If-None-Match", known.tag()).send();
    assertThat(answer.status()).isIn(200, 304);
    return answer.status() == 304;
  }

  private static VEvent only(Answer calendar) {
    List<VEvent> all = CalendarExamples.parsed(calendar.raw().body()).getEvents();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static List<String> uids(Answer calendar) {
    assertThat(calendar.status()).isEqualTo(200);
    return CalendarExamples.parsed(calendar.raw().body()).getEvents().stream()
        .map(it -> it.getUid().getValue())
        .toList();
  }
}
