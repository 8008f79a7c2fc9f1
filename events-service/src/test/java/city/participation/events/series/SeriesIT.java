package city.participation.events.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.SampleEvents.Wanted;
import city.participation.events.event.LeadOccurrence;
import city.participation.events.event.SeriesPlace;
import city.participation.events.programme.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
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

/** Events that come again and again, from the plan to the last of them. */
@RunningEventsService
class SeriesIT {

  private static final String DAILY = "FREQ=DAILY;COUNT=4";

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  @Autowired private AllSeries all;
  @Autowired private SettleSeries settle;
  @Autowired private LeadOccurrence lead;
  @Autowired private Clock clock;
  private EventsApi api;
  private SampleEvents events;
  private Answer programme;
  private Answer draft;
  private Instant start = Instant.EPOCH;

  @BeforeEach
  void draft() {
    api = new EventsApi(port);
    events = new SampleEvents(api);
    programme = events.programme();
    Wanted wanted = events.wanted(programme);
    start = wanted.startsAt();
    draft = events.drafted(wanted);
  }

  @Test
  void makesEventsThatLiveOnTheirOwn() {
    Answer series = made(planned(DAILY));
    List<String> ids = ids(series);
    assertThat(states(series)).containsOnly("SCHEDULED").hasSize(4);
    assertThat(listed(series)).containsExactlyElementsOf(ids);
    assertThat(status(draft.id())).as("stays as it is").isEqualTo("DRAFT");

    Answer second = events.shown(shownAs(ids.get(1)));
    assertThat(second.body().path("seriesId").asString()).isEqualTo(series.id());
    Instant other = start.plus(Duration.ofHours(30));
    events.step(
        second,
        "/rescheduling",
        "{\"reason\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
            .formatted(SampleEvents.REASON, other, other.plusSeconds(3_600)));
    events.step(events.shown(shownAs(ids.get(2))), "/cancellation", SampleEvents.reason());
    Answer moved = events.shown(shownAs(ids.get(1)));
    assertThat(moved.body().path("startsAt").asString()).isEqualTo(other.toString());
    assertThat(Instant.parse(moved.body().path("originalStart").asString()))
        .as("where it belongs in the series")
        .isEqualTo(Instant.parse(series.body().at("/events/1/originalStart").asString()));
    assertThat(status(ids.get(0))).isEqualTo("SCHEDULED");
    assertThat(status(ids.get(2))).isEqualTo("CANCELLED");
    assertThat(status(ids.get(3))).isEqualTo("SCHEDULED");
  }

  @Test
  void showsItsDatesBefore() {
    Answer preview =
        api.post("/api/events/" + draft.id() + "/series/preview")
            .as(EventsApi.STAFF)
            .json(
                """
                {"rule": "%s", "excluded": ["%s"], "added": ["%s"]}
                """
                    .formatted("FREQ=WEEKLY;COUNT=1", start, start.plus(Duration.ofHours(5))))
            .send();
    assertThat(preview.status()).as(preview.raw().body()).isEqualTo(200);
    assertThat(preview.body().path("starts").toString())
        .isEqualTo("[\"%s\"]".formatted(start.plus(Duration.ofHours(5))));
  }

  @Test
  void tellsWhichOfThemFindTheirHallTaken() {
    Wanted wanted = events.wanted(programme);
    Wanted taken =
        wanted.at(start.plus(Duration.ofDays(2)), start.plus(Duration.ofDays(2)).plusSeconds(60));
    Answer inTheWay = events.scheduled(taken);
    draft = events.drafted(wanted.at(start, start.plusSeconds(3_600)));
    Answer series = made(planned("FREQ=DAILY;COUNT=3"));
    assertThat(states(series)).containsExactly("SCHEDULED", "SCHEDULED", "LEFT");
    assertThat(series.body().at("/events/2/clashes/0/id").asString()).isEqualTo(inTheWay.id());
    String left = ids(series).getLast();
    assertThat(status(left)).as("for staff to go on with").isEqualTo("DRAFT");
    events.step(inTheWay, "/cancellation", SampleEvents.reason());
    events.step(events.shown(shownAs(left)), "/scheduling", "");
    assertThat(listed(series)).hasSize(3);
  }

  @Test
  void isMadeOnceHoweverOftenItIsAskedForAndSettled() throws InterruptedException {
    String key = UUID.randomUUID().toString();
    List<Answer> answers = Crowd.all(Collections.nCopies(4, () -> post(DAILY, key)));
    assertThat(answers).allMatch(it -> it.status() == 201);
    String id = answers.getFirst().id();
    assertThat(answers).allMatch(it -> it.id().equals(id));
    Crowd.all(
        Collections.nCopies(
            4,
            () -> {
              settle.settle(id);
              return id;
            }));
    Answer series = made(answers.getFirst());
    assertThat(states(series)).containsOnly("SCHEDULED");
    assertThat(mongo.count(Query.query(Criteria.where("series._id").is(id)), "events"))
        .isEqualTo(4);
    assertThat(post("FREQ=DAILY;COUNT=2", key).status()).isEqualTo(422);
  }

  /** An event is there, drafted or scheduled, and the series does not know it. */
  @Test
  void goesOnWhereAProcessEnded() {
    Answer planned = planned(DAILY);
    made(planned);
    Series its = all.find(planned.id()).orElseThrow().state();
    List<Occurrence> forgotten =
        its.occurrences().stream().map(it -> Occurrence.planned(it.eventId(), it.start())).toList();
    String gone = forgotten.getLast().eventId();
    mongo.remove(Query.query(Criteria.where("_id").is(gone)), "events");
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(its.id())),
        Update.update("status", SeriesStatus.MAKING)
            .set("occurrences", forgotten)
            .set("due", clock.instant()),
        "series");
    Answer series = made(planned);
    assertThat(states(series)).containsOnly("SCHEDULED");
    assertThat(listed(series)).containsExactlyElementsOf(ids(series));
    assertThat(
            events.shown(shownAs(ids(series).getFirst())).body().path("calendarSequence").asInt())
        .isZero();
  }

  @Test
  void givesEachTheSeatsOfTheDraft() {
    Answer seats =
        seats(
            draft.id(),
            "{\"onSite\": {\"capacity\": 25, \"reserved\": 3},"
                + " \"online\": {\"capacity\": 100}, \"mostCompanions\": 2, \"retentionDays\": 14}");
    assertThat(seats.status()).as(seats.raw().body()).isEqualTo(201);
    assertThat(api.get("/api/events/" + draft.id() + "/seats").send().status())
        .as("nobody else knows of a draft")
        .isEqualTo(404);
    Answer series = made(planned("FREQ=DAILY;COUNT=3"));
    assertThat(states(series)).containsOnly("SCHEDULED");
    for (String id : ids(series)) {
      Answer its = api.get("/api/events/" + id + "/seats").send();
      assertThat(its.raw().body()).isEqualTo(seats.raw().body().replace(draft.id(), id));
    }
    Answer own =
        api.put("/api/events/" + ids(series).getFirst() + "/seats")
            .as(EventsApi.STAFF)
            .ifMatch(api.get("/api/events/" + ids(series).getFirst() + "/seats").send().tag())
            .json("{\"onSite\": {\"capacity\": 5}, \"online\": {\"capacity\": 7}}")
            .send();
    assertThat(own.status()).as(own.raw().body()).isEqualTo(200);
    Series its = all.find(series.id()).orElseThrow().state();
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(its.id())),
        Update.update("status", SeriesStatus.MAKING)
            .set(
                "occurrences",
                its.occurrences().stream()
                    .map(it -> Occurrence.planned(it.eventId(), it.start()))
                    .toList())
            .set("due", clock.instant()),
        "series");
    String last = ids(series).getLast();
    mongo.remove(Query.query(Criteria.where("_id").is(last)), "events");
    made(series);
    assertThat(status(last)).as("whose seats were there before").isEqualTo("SCHEDULED");
    assertThat(api.get("/api/events/" + ids(series).getFirst() + "/seats").send().raw().body())
        .as("what staff changed stays, also if a process ended before it was noted")
        .contains("\"capacity\":5");
  }

  @Test
  void refusesSeatsThatDoNotFitHowPeopleCome() {
    seats(draft.id(), "{\"onSite\": {\"capacity\": 25}, \"online\": {\"capacity\": 100}}");
    Answer onSite =
        api.patch("/api/events/" + draft.id())
            .as(EventsApi.STAFF)
            .ifMatch(draft.tag())
            .json("{\"attendance\": \"ON_SITE\", \"onlineLink\": null}")
            .send();
    assertThat(onSite.status()).as(onSite.raw().body()).isEqualTo(200);
    Answer refused = post(DAILY, UUID.randomUUID().toString());
    assertThat(refused.code()).isEqualTo("event-incomplete");
    assertThat(refused.body().path("missing").toString()).isEqualTo("[\"seats\"]");
  }

  private Answer seats(String event, String json) {
    return api.put("/api/events/" + event + "/seats").as(EventsApi.STAFF).json(json).send();
  }

  @Test
  void callsOffWhatIsLeft() {
    Answer series = made(planned(DAILY));
    List<String> ids = ids(series);
    events.step(events.shown(shownAs(ids.get(1))), "/postponement", SampleEvents.reason());
    String key = UUID.randomUUID().toString();
    Answer ended = end(series, key);
    assertThat(ended.status()).as(ended.raw().body()).isEqualTo(200);
    assertThat(end(series, key).raw().body()).isEqualTo(ended.raw().body());
    await().until(() -> shown(series).body().path("status").asString().equals("ENDED"));
    for (String id : ids) {
      assertThat(status(id)).isEqualTo("CANCELLED");
    }
    assertThat(api.get("/api/events/" + ids.getFirst() + "/timeline").send().raw().body())
        .contains(SampleEvents.REASON);
    Answer again = end(shown(series), UUID.randomUUID().toString());
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("series-ended");
    assertThat(end(series, UUID.randomUUID().toString()).status()).isEqualTo(412);
  }

  /** Somebody was slow: the event came after the series had been ended without it. */
  @Test
  void endsAlsoWhatIsMadeWhileItIsEnded() {
    Answer series = made(planned("FREQ=DAILY;COUNT=1"));
    Answer ended = end(series, UUID.randomUUID().toString());
    assertThat(ended.status()).isEqualTo(200);
    await().until(() -> shown(series).body().path("status").asString().equals("ENDED"));
    Series its = all.find(series.id()).orElseThrow().state();
    String late = UUID.randomUUID().toString();
    Person staff = new Person("sina", true, false, "Amt 15");
    lead.make(late, its.template(), new SeriesPlace(its.id(), start), staff);
    lead.end(late, staff, SampleEvents.REASON);
    lead.end(late, staff, SampleEvents.REASON);
    assertThat(status(late)).isEqualTo("CANCELLED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'rule': 'FREQ=WEEKLY'} | /rule count-or-until",
        "{'rule': 'every week'} | /rule no-rule",
        "{} | /rule missing",
        "{'rule': 'FREQ=WEEKLY;COUNT=70'} | /rule series-too-many",
        "{'rule': 'FREQ=WEEKLY;COUNT=2', 'excluded': ['2027-03-01T18:00:00+01:00']} | /excluded/0 no-occurrence",
        "{'rule': 'FREQ=WEEKLY;COUNT=2', 'added': ['2020-03-01T18:00:00+01:00']} | /added/0 already-over",
        "{'rule': 'FREQ=WEEKLY;COUNT=2', 'added': ['tomorrow']} | /added/0 no-moment",
      })
  void namesWhatIsWrong(String body, String error) {
    for (String path : List.of("/series", "/series/preview")) {
      Answer refused =
          api.post("/api/events/" + draft.id() + path)
              .as(EventsApi.STAFF)
              .json(body.replace('\'', '"'))
              .send();
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.errors()).containsExactly(error);
    }
  }

  @Test
  void isForStaffAndFromACompleteDraft() {
    String body = "{\"rule\": \"%s\"}".formatted(DAILY);
    String path = "/api/events/" + draft.id() + "/series";
    assertThat(api.post(path).json(body).send().status()).isEqualTo(401);
    assertThat(api.post(path).as("anna participant").json(body).send().status()).isEqualTo(403);
    Answer scheduled = events.step(draft, "/scheduling", "");
    Answer none =
        api.post("/api/events/" + scheduled.id() + "/series").as(EventsApi.STAFF).json(body).send();
    assertThat(none.code()).isEqualTo("no-draft-for-series");
    Answer without =
        events.drafted(
            SampleEvents.body(events.wanted(programme))
                .replaceFirst("(?s)\"accessibility\": \\{[^}]+\\},", ""));
    Answer incomplete =
        api.post("/api/events/" + without.id() + "/series").as(EventsApi.STAFF).json(body).send();
    assertThat(incomplete.code()).isEqualTo("event-incomplete");
    assertThat(incomplete.body().path("missing").toString()).isEqualTo("[\"accessibility\"]");
    Answer officeless =
        api.post("/api/events/" + events.drafted(events.wanted(programme)).id() + "/series")
            .as("otto staff", null)
            .json(body)
            .send();
    assertThat(officeless.errors()).containsExactly("/office office-missing");
    assertThat(
            api.get("/api/events/series/" + UUID.randomUUID()).as(EventsApi.STAFF).send().status())
        .isEqualTo(404);
    assertThat(api.get("/api/events/series/x").send().status()).isEqualTo(401);
    assertThat(api.get("/api/events?series=x&programme=y").send().errors())
        .containsExactly("series series-alone");
  }

  private Answer planned(String rule) {
    Answer planned = post(rule, UUID.randomUUID().toString());
    assertThat(planned.status()).as(planned.raw().body()).isEqualTo(201);
    assertThat(planned.header("Location")).isEqualTo("/api/events/series/" + planned.id());
    return planned;
  }

  private Answer post(String rule, String key) {
    return api.post("/api/events/" + draft.id() + "/series")
        .as(EventsApi.STAFF)
        .key(key)
        .json("{\"rule\": \"%s\"}".formatted(rule))
        .send();
  }

  private Answer made(Answer planned) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> shown(planned).body().path("status").asString().equals("MADE"));
    return shown(planned);
  }

  private Answer shown(Answer series) {
    return api.get("/api/events/series/" + series.id()).as(EventsApi.STAFF).send();
  }

  private Answer end(Answer series, String key) {
    return api.post("/api/events/series/" + series.id() + "/cancellation")
        .as(EventsApi.STAFF)
        .key(key)
        .ifMatch(series.tag())
        .json(SampleEvents.reason())
        .send();
  }

  private Answer shownAs(String event) {
    return api.get("/api/events/" + event).as(EventsApi.STAFF).send();
  }

  private String status(String event) {
    return shownAs(event).body().path("status").asString();
  }

  private List<String> listed(Answer series) {
    List<String> ids = new ArrayList<>();
    api.get("/api/events?series=" + series.id())
        .send()
        .body()
        .path("items")
        .forEach(it -> ids.add(it.path("id").asString()));
    return ids;
  }

  private static List<String> ids(Answer series) {
    List<String> ids = new ArrayList<>();
    series.body().path("events").forEach(it -> ids.add(it.path("id").asString()));
    return ids;
  }

  private static List<String> states(Answer series) {
    List<String> states = new ArrayList<>();
    series.body().path("events").forEach(it -> states.add(it.path("state").asString()));
    return states;
  }
}
