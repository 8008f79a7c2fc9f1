package city.participation.events.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.SampleEvents.Wanted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Dates come; the service's own sweep does not see them, because here they lie ahead. */
@RunningEventsService
class SettleEventsIT {

  private final Instant start = Instant.parse(EventsApi.inDays(0));

  @LocalServerPort private int port;
  @Autowired private Events all;
  @Autowired private MongoOperations mongo;
  private SampleEvents events;
  private Answer programme;

  @BeforeEach
  void connect() {
    events = new SampleEvents(new EventsApi(port));
    programme = events.programme();
  }

  /** Registration from the second to the ninth day. */
  private String scheduled() {
    String window =
        "\"registration\": {\"opensAt\": \"%s\", \"closesAt\": \"%s\"}, \"owners\""
            .formatted(EventsApi.inDays(2), EventsApi.inDays(9));
    Answer draft =
        events.drafted(SampleEvents.body(events.wanted(programme)).replace("\"owners\"", window));
    return events.step(draft, "/scheduling", "").id();
  }

  @Test
  void turnsOnceThoughThreeInstancesDoIt() throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      ids.add(scheduled());
    }
    settleThreeTimesAtOnce(3);
    settleThreeTimesAtOnce(3);
    for (String id : ids) {
      assertThat(event(id).status()).isEqualTo(EventStatus.REGISTRATION_OPEN);
      assertThat(messages(id)).as("scheduled said when").isEqualTo(1);
    }
    settleThreeTimesAtOnce(9);
    settleThreeTimesAtOnce(11);
    settleThreeTimesAtOnce(12);
    for (String id : ids) {
      assertThat(messages(id)).as("scheduled, held").isEqualTo(2);
      assertThat(steps(id))
          .containsExactly(
              "DRAFTED",
              "SCHEDULED",
              "REGISTRATION_OPENED",
              "REGISTRATION_CLOSED",
              "STARTED",
              "HELD");
      assertThat(document(id).get("due")).isNull();
    }
  }

  @Test
  void catchesUpWithAllThatADowntimeHasOutlasted() throws InterruptedException {
    String id = scheduled();
    settleThreeTimesAtOnce(40);
    assertThat(steps(id))
        .containsExactly(
            "DRAFTED",
            "SCHEDULED",
            "REGISTRATION_OPENED",
            "REGISTRATION_CLOSED",
            "STARTED",
            "HELD");
    assertThat(messages(id)).isEqualTo(2);
  }

  @Test
  void beginsAndEndsByItself() {
    Wanted soon = events.wanted(programme).at(start.minusSeconds(60), start.plusSeconds(600));
    Answer running = events.scheduled(soon);
    assertThat(running.body().path("status").asString()).as("at once").isEqualTo("RUNNING");
    // As if its end had come long ago: now it is the service's own sweep that finds it.
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(running.id())),
        new Update().set("plan.endsAt", start.minusSeconds(1)).set("due", Instant.EPOCH),
        "events");
    await().until(() -> "HELD".equals(document(running.id()).getString("status")));
  }

  @Test
  void movesTheOthersOnAlthoughOneCannotBe() {
    String broken = scheduled();
    String sound = scheduled();
    Query thatOne = Query.query(Criteria.where("_id").is(broken));
    mongo.updateFirst(
        thatOne, new Update().set("status", "NONSENSE").set("due", Instant.EPOCH), "events");
    settle(3);
    assertThat(event(sound).status()).isEqualTo(EventStatus.REGISTRATION_OPEN);
    assertThat(document(broken).getDate("due").toInstant())
        .as("tried again")
        .isAfter(Instant.EPOCH);
    mongo.remove(thatOne, "events");
  }

  private void settleThreeTimesAtOnce(int day) throws InterruptedException {
    List<Callable<Boolean>> instances = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      instances.add(() -> {
        settle(day);
        return true;
      });
    }
    Crowd.all(instances);
  }

  private void settle(int day) {
    Clock then = Clock.fixed(start.plus(Duration.ofDays(day)), ZoneOffset.UTC);
    new SettleEvents(all, then).settleDue();
  }

  private Event event(String id) {
    return all.find(id).orElseThrow().state();
  }

  private long messages(String id) {
    return all.find(id).orElseThrow().sequence();
  }

  private List<String> steps(String id) {
    return event(id).timeline().stream().map(it -> it.step().name()).toList();
  }

  private Document document(String id) {
    return Objects.requireNonNull(mongo.findById(id, Document.class, "events"));
  }
}
