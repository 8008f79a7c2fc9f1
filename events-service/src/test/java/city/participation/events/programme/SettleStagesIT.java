package city.participation.events.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
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
class SettleStagesIT {

  private final Instant start = Instant.parse(EventsApi.inDays(0));

  @LocalServerPort private int port;
  @Autowired private Programmes programmes;
  @Autowired private MongoOperations mongo;
  private EventsApi api;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
  }

  @Test
  void opensAndClosesOnceThoughThreeInstancesDoIt() throws InterruptedException {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      ids.add(api.announced().id());
    }
    settleThreeTimesAtOnce(2);
    settleThreeTimesAtOnce(2);
    for (String id : ids) {
      assertThat(programme(id).status()).isEqualTo(ProgrammeStatus.RUNNING);
      assertThat(messages(id)).as("announced, opened, updated").isEqualTo(3);
    }
    settleThreeTimesAtOnce(31);
    settleThreeTimesAtOnce(32);
    for (String id : ids) {
      assertThat(messages(id)).as("closed, updated").isEqualTo(5);
      assertThat(steps(id))
          .containsExactly(
              "DRAFTED",
              "ANNOUNCED",
              "STAGE_OPENED",
              "STARTED",
              "STAGE_CLOSED",
              "EVALUATION_BEGUN");
      assertThat(document(id).get("due")).isNull();
    }
  }

  @Test
  void catchesUpWithAStageThatADowntimeHasOutlasted() throws InterruptedException {
    String id = api.announced().id();
    settleThreeTimesAtOnce(40);
    assertThat(steps(id))
        .containsExactly(
            "DRAFTED", "ANNOUNCED", "STAGE_OPENED", "STARTED", "STAGE_CLOSED", "EVALUATION_BEGUN");
    assertThat(messages(id)).isEqualTo(5);
  }

  @Test
  void opensAStageByItself() {
    Answer announced = api.announced();
    // As if its time had come long ago: now it is the service's own sweep that finds it.
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(announced.id())),
        new Update().set("stages.0.plan.opensAt", Instant.EPOCH).set("due", Instant.EPOCH),
        "programmes");
    await().until(() -> "RUNNING".equals(document(announced.id()).getString("status")));
    Answer shown = api.get("/api/programmes/" + announced.id()).send();
    assertThat(shown.body().path("participationOpen").toString())
        .isEqualTo("[\"submit\",\"support\"]");
    assertThat(shown.body().path("nextDeadline").asString())
        .isEqualTo(shown.body().path("stages").path(0).path("closesAt").asString());
  }

  @Test
  void movesTheOthersOnAlthoughOneCannotBe() {
    String broken = api.announced().id();
    String sound = api.announced().id();
    Query thatOne = Query.query(Criteria.where("_id").is(broken));
    mongo.updateFirst(
        thatOne, new Update().set("status", "NONSENSE").set("due", Instant.EPOCH), "programmes");
    settle(2);
    assertThat(programme(sound).status()).isEqualTo(ProgrammeStatus.RUNNING);
    assertThat(document(broken).getDate("due").toInstant())
        .as("tried again")
        .isAfter(Instant.EPOCH);
    mongo.remove(thatOne, "programmes");
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
    new SettleStages(programmes, then).settleDue();
  }

  private Programme programme(String id) {
    return programmes.find(id).orElseThrow().state();
  }

  private long messages(String id) {
    return programmes.find(id).orElseThrow().sequence();
  }

  private List<String> steps(String id) {
    return programme(id).timeline().stream().map(it -> it.step().name()).toList();
  }

  private Document document(String id) {
    return Objects.requireNonNull(mongo.findById(id, Document.class, "programmes"));
  }
}
