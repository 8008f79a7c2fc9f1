package city.participation.events.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.programme.CallingsOff;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** What becomes of the events of a programme that is called off. */
@RunningEventsService
class CallOffWithProgrammeIT {

  private static final String WORDS =
      """
      {"reason": "%s",
       "results": {"de": "Bis dahin kamen zwölf Ideen.", "en": "Until then twelve ideas came."}}
      """
          .formatted(SampleEvents.REASON);

  @LocalServerPort private int port;
  @Autowired private CallingsOff callingsOff;
  @Autowired private Events all;
  @Autowired private LeadOccurrence lead;
  @Autowired private MongoOperations mongo;
  @Autowired private Clock clock;
  private EventsApi api;
  private SampleEvents events;
  private Answer programme;

  @BeforeEach
  void announce() {
    api = new EventsApi(port);
    events = new SampleEvents(api);
    programme = events.programme();
  }

  @Test
  void endsAtOnceAndTellsWhatCameOfItUntilThen() {
    Answer refused = call("{}");
    assertThat(refused.errors()).containsExactlyInAnyOrder("/reason missing", "/results missing");
    Answer off = call(WORDS);
    assertThat(off.status()).as(off.raw().body()).isEqualTo(200);
    assertThat(off.body().path("status").asString()).isEqualTo("CLOSED");

    Answer shown = api.get("/api/programmes/" + programme.id()).send();
    assertThat(shown.body().path("calledOff").asBoolean(false)).isTrue();
    assertThat(shown.body().path("stages").path(0).path("status").asString()).isEqualTo("CLOSED");
    assertThat(shown.body().path("participationOpen").isEmpty()).isTrue();
    assertThat(shown.body().path("results").path("en").asString()).startsWith("Until then");
    assertThat(api.get("/api/programmes/" + programme.id() + "/timeline").send().raw().body())
        .contains("CALLED_OFF", SampleEvents.REASON)
        .doesNotContain("sina");
    Answer again = api.call("POST", off, "/cancellation").as(EventsApi.STAFF).json(WORDS).send();
    assertThat(again.code()).isEqualTo("programme-status");
    assertThat(again.body().path("allowed").toString()).isEqualTo("[\"archiving\"]");
  }

  @Test
  void callsOffWhatHasNotBegun() {
    Answer scheduled = events.scheduled(events.wanted(programme));
    Answer postponed =
        events.step(
            events.scheduled(events.wanted(programme)), "/postponement", SampleEvents.reason());
    Answer draft = events.drafted(events.wanted(programme));
    Answer running = events.scheduled(events.wanted(programme));
    become(running, EventStatus.RUNNING);
    Answer elsewhere = events.scheduled();

    assertThat(call(WORDS).status()).isEqualTo(200);

    await().until(() -> status(scheduled).equals("CANCELLED"));
    await().until(() -> status(postponed).equals("CANCELLED"));
    await().until(() -> status(draft).equals("DISCARDED"));
    assertThat(status(running)).isEqualTo("RUNNING");
    assertThat(status(elsewhere)).isEqualTo("SCHEDULED");
    assertThat(api.get("/api/events/" + scheduled.id() + "/timeline").send().raw().body())
        .contains("CANCELLED", SampleEvents.REASON, EventsApi.OFFICE);
    assertThat(eventsDue()).as("looked at once more").isTrue();
    settle(Duration.ofMinutes(2));
    assertThat(eventsDue()).isFalse();
  }

  /** A process ends after any number of them; another goes on. */
  @Test
  void goesOnWhereAProcessEnded() {
    List<Answer> all =
        IntStream.range(0, 3).mapToObj(it -> events.scheduled(events.wanted(programme))).toList();
    assertThat(call(WORDS).status()).isEqualTo(200);
    all.forEach(it -> await().until(() -> status(it).equals("CANCELLED")));
    for (int done = 0; done < 3; done++) {
      all.subList(done, 3).forEach(it -> become(it, EventStatus.SCHEDULED));

      settle(Duration.ofSeconds(40L * (done + 1)));

      assertThat(all).allSatisfy(it -> assertThat(status(it)).isEqualTo("CANCELLED"));
      mongo.updateFirst(
          Query.query(Criteria.where("_id").is(programme.id())),
          Update.update("eventsDue", clock.instant()),
          "programmes");
    }
  }

  /** Somebody had read the programme before, and was slow. */
  @Test
  void callsOffAlsoWhatIsScheduledMeanwhile() {
    assertThat(call(WORDS).status()).isEqualTo(200);
    Answer other = events.scheduled();
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(other.id())),
        Update.update("programmeId", programme.id()),
        "events");
    Event late = all.find(other.id()).orElseThrow().state();
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(other.id())),
        Update.update("shelves", Shelves.of(late)),
        "events");

    settle(Duration.ofMinutes(2));

    assertThat(status(other)).isEqualTo("CANCELLED");
    assertThat(eventsDue()).isFalse();
  }

  private Answer call(String json) {
    Answer now = api.get("/api/programmes/" + programme.id()).as(EventsApi.STAFF).send();
    return api.call("POST", now, "/cancellation").as(EventsApi.STAFF).json(json).send();
  }

  private void settle(Duration later) {
    Clock then = Clock.fixed(clock.instant().plus(later), ZoneOffset.UTC);
    new CallOffWithProgramme(callingsOff, all, lead, then).settleDue();
  }

  /** As it was, or will be. */
  private void become(Answer event, EventStatus status) {
    Query one = Query.query(Criteria.where("_id").is(event.id()));
    mongo.updateFirst(one, Update.update("status", status).unset("due"), "events");
    mongo.updateFirst(
        one,
        Update.update("shelves", Shelves.of(all.find(event.id()).orElseThrow().state())),
        "events");
  }

  private boolean eventsDue() {
    Document found = mongo.findById(programme.id(), Document.class, "programmes");
    return found != null && found.get("eventsDue") != null;
  }

  private String status(Answer event) {
    return events.shown(event).body().path("status").asString();
  }
}
