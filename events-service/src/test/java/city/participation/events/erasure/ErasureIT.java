package city.participation.events.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Contracts;
import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.SampleEvents.Wanted;
import city.participation.events.calendarlink.LinkCalendar;
import city.participation.events.event.EraseFromEvents;
import city.participation.events.event.EventStatus;
import city.participation.events.guest.EndPasses;
import city.participation.events.guest.SignedPasses;
import city.participation.events.programme.EraseFromProgrammes;
import city.participation.events.registration.EraseRegistrations;
import city.participation.events.seat.TestStandings;
import city.participation.events.series.EraseFromSeries;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.messaging.Message;

/** From the request of notifications-service to the answer, and what is left in between. */
@RunningEventsService
class ErasureIT {

  private static final int STEPS = 5;

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private Consumer<Message<byte[]>> notificationMessages;
  @Autowired private Erasures erasures;
  @Autowired private EndPasses endPasses;
  @Autowired private LinkCalendar linkCalendar;
  @Autowired private EraseRegistrations eraseRegistrations;
  @Autowired private EraseFromSeries eraseFromSeries;
  @Autowired private EraseFromProgrammes eraseFromProgrammes;
  @Autowired private EraseFromEvents eraseFromEvents;
  @Autowired private TestStandings events;
  @Autowired private Clock clock;
  private final String person = "person-" + UUID.randomUUID();
  private final String erasure = UUID.randomUUID().toString();
  private EventsApi api;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
  }

  @Test
  void understandsTheExampleAlsoWithUnknownFields() {
    String example = ErasureExamples.data();
    Contracts.assertValid(
        Path.of("contracts/needs/notifications/erasure-requested.v1.schema.json"), example);

    String more = example.replaceFirst("\\{", "{\"unknown\": \"field\",");
    notificationMessages.accept(ErasureExamples.message("erasure-requested.v1", erasure, 1, more));

    awaitDone();
  }

  @Test
  void givesAwayWhatThePersonStillHeldAndForgetsWhoItWas() {
    String event = planned(1);
    Answer mine = registered(event, person);
    Answer next = registered(event, "next");
    String past = planned(1);
    Answer attended = registered(past, person);
    events.move(past, Duration.ofMinutes(-30));
    checkIn(past, attended.id());
    events.become(past, EventStatus.RUNNING);
    Answer link =
        api.post("/api/events/calendars/own")
            .as(person + " participant")
            .key(UUID.randomUUID().toString())
            .send();
    assertThat(link.status()).isEqualTo(201);

    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    awaitDone();

    assertThat(traces()).isEmpty();
    String address = link.body().path("address").asString();
    assertThat(api.get(address.substring(address.indexOf("/api"))).send().status()).isEqualTo(404);
    assertThat(row(mine.id()).getString("status")).isEqualTo("CANCELLED");
    await()
        .untilAsserted(() -> assertThat(row(next.id()).getString("status")).isEqualTo("OFFERED"));
    assertThat(row(attended.id()).getString("status")).as("counts stay").isEqualTo("ATTENDED");
    assertThat(List.of(participant(mine.id()), participant(attended.id())))
        .allMatch(it -> it.startsWith("erased:"))
        .as("nobody can tell that two are of one")
        .doesNotHaveDuplicates();
    assertThat(
            api.get("/api/events/registrations")
                .as(person + " participant")
                .send()
                .body()
                .path("items"))
        .isEmpty();
    assertThat(registered(event, person).body().path("status").asString())
        .as("somebody new")
        .isEqualTo("WAITLISTED");
  }

  @Test
  void forgetsAGuestWhosePassesCountNoMore() {
    String guest = "guest-" + UUID.randomUUID();
    String pass = SignedPasses.of(guest, clock.instant().plus(Duration.ofDays(1)));
    String event = planned(1);
    String registrations = "/api/events/" + event + "/registrations";
    Answer mine = api.post(registrations).with("Guest-Pass", pass).json("{}").send();
    assertThat(mine.status()).isEqualTo(201);

    notificationMessages.accept(ErasureExamples.requested(erasure, guest));

    Answer again = api.post(registrations).with("Guest-Pass", pass).json("{}").send();
    assertThat(again.code()).as("at once").isEqualTo("guest-pass-expired");
    awaitDone();
    assertThat(row(mine.id()).getString("status")).isEqualTo("CANCELLED");
    assertThat(participant(mine.id())).startsWith("erased:");
    assertThat(
            mongo.getCollectionNames().stream()
                .flatMap(it -> mongo.findAll(Document.class, it).stream())
                .map(Document::toJson))
        .noneMatch(it -> it.contains(guest));
  }

  @Test
  void forgetsSomebodyOfTheCityAndNotTheRoleAndTheOffice() {
    String staff = person + " staff";
    Answer draft =
        api.post("/api/programmes")
            .as(staff)
            .key(UUID.randomUUID().toString())
            .json(EventsApi.programme("Köln 21 " + UUID.randomUUID()))
            .send();
    assertThat(draft.status()).isEqualTo(201);
    assertThat(traces()).isNotEmpty();

    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    awaitDone();

    assertThat(traces()).isEmpty();
    String timeline =
        api.get("/api/programmes/" + draft.id() + "/timeline")
            .as(EventsApi.STAFF)
            .send()
            .raw()
            .body();
    assertThat(timeline).contains("STAFF", EventsApi.OFFICE, "erased:");
  }

  /** Wherever somebody of the city can be named: each of these has left traces before. */
  @Test
  void forgetsWhoHeldEvents() {
    SampleEvents samples = new SampleEvents(api);
    Answer programme = samples.programme();
    Answer scheduled = samples.scheduled(samples.wanted(programme).by(person));
    Answer draft = samples.drafted(samples.wanted(programme).by(person));
    Answer series =
        api.post("/api/events/" + draft.id() + "/series")
            .as(EventsApi.STAFF)
            .key(UUID.randomUUID().toString())
            .json("{\"rule\": \"FREQ=DAILY;COUNT=2\"}")
            .send();
    assertThat(series.status()).as(series.raw().body()).isEqualTo(201);
    mongo.insert(leftOver(), "booked_days");
    Answer mine =
        api.post("/api/events/" + scheduled.id() + "/postponement")
            .as(person + " staff")
            .key(UUID.randomUUID().toString())
            .ifMatch(scheduled.tag())
            .json(SampleEvents.reason())
            .send();
    assertThat(mine.status()).isEqualTo(200);
    // On a day that the series leaves alone, whose events take its people as soon as they are made.
    Instant later = SampleEvents.inDays(20);
    Wanted free = samples.wanted(programme).at(later, later.plus(Duration.ofHours(2)));
    Answer other = samples.scheduled(free.by(person));
    await()
        .until(() ->
            api.get("/api/events/series/" + series.id())
                .as(EventsApi.STAFF)
                .send()
                .body()
                .path("status")
                .asString()
                .equals("MADE"));
    assertThat(traces().stream().map(it -> it.substring(0, it.indexOf(' '))).distinct())
        .contains("events", "series", "booked_days");

    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    awaitDone();

    assertThat(traces()).isEmpty();
    Answer shown = samples.shown(other);
    assertThat(shown.body().path("status").asString()).isEqualTo("SCHEDULED");
    assertThat(shown.body().has("owners")).isFalse();
    String hall = shown.body().path("venue").path("name").asString();
    Answer clash =
        samples
            .call("POST", samples.drafted(free.in(hall)), "/scheduling")
            .as(EventsApi.STAFF)
            .send();
    assertThat(clash.code()).as("its hall is still taken").isEqualTo("event-clash");
    samples.step(shown, "/cancellation", SampleEvents.reason());
    assertThat(
            mongo.findAll(Document.class, "booked_days").stream()
                .map(Document::toJson)
                .filter(it -> it.contains(other.id())))
        .as("and free again")
        .isEmpty();
  }

  /** Of a process that ended before its event stood on it. */
  private Document leftOver() {
    return new Document("_id", "2031-01-01")
        .append("version", 1L)
        .append(
            "bookings",
            List.of(
                new Document("holder", UUID.randomUUID().toString())
                    .append("claim", UUID.randomUUID().toString())
                    .append("from", Instant.parse("2031-01-01T10:00:00Z"))
                    .append("until", Instant.parse("2031-01-01T11:00:00Z"))
                    .append("resources", List.of("staff|" + person))));
  }

  /** A process ends between any two of its steps, and another goes on. */
  @Test
  void goesOnWhereAProcessEnded() {
    SampleEvents samples = new SampleEvents(api);
    Answer programme = samples.programme();
    String seated = planned(10);
    for (int done = 0; done <= STEPS; done++) {
      String one = person + "-" + done + "-";
      samples.scheduled(samples.wanted(programme).by(one));
      Answer draft = samples.drafted(samples.wanted(programme).by(one));
      Answer series =
          api.post("/api/events/" + draft.id() + "/series")
              .as(one + " staff")
              .key(UUID.randomUUID().toString())
              .json("{\"rule\": \"FREQ=DAILY;COUNT=1\"}")
              .send();
      assertThat(series.status()).as(series.raw().body()).isEqualTo(201);
      api.post("/api/programmes")
          .as(one + " staff")
          .key(UUID.randomUUID().toString())
          .json(EventsApi.programme("Köln 21 " + UUID.randomUUID()))
          .send();
      registered(seated, one);
      api.post("/api/events/calendars/own")
          .as(one + " participant")
          .key(UUID.randomUUID().toString())
          .send();
      await().until(() -> isMade(series));
      List<Runnable> steps =
          List.of(
              () -> linkCalendar.end(one),
              () -> await().until(() -> eraseRegistrations.of(one)),
              () -> await().until(() -> eraseFromSeries.of(one)),
              () -> await().until(() -> eraseFromProgrammes.of(one)),
              () -> await().until(() -> eraseFromEvents.of(one)));
      steps.subList(0, done).forEach(Runnable::run);
      notificationMessages.accept(ErasureExamples.requested(UUID.randomUUID().toString(), one));
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> traces().isEmpty());
  }

  private boolean isMade(Answer series) {
    return api.get("/api/events/series/" + series.id())
        .as(EventsApi.STAFF)
        .send()
        .body()
        .path("status")
        .asString()
        .equals("MADE");
  }

  @Test
  void forgetsWhoCalledAProgrammeOffAndItsEvents() {
    SampleEvents samples = new SampleEvents(api);
    Answer programme = samples.programme();
    Answer scheduled = samples.scheduled(samples.wanted(programme));
    Answer off =
        api.call("POST", programme, "/cancellation")
            .as(person + " staff")
            .json(
                """
                {"reason": "%s", "results": {"de": "Bis dahin kamen zwölf Ideen.",
                                             "en": "Until then twelve ideas came."}}
                """
                    .formatted(SampleEvents.REASON))
            .send();
    assertThat(off.status()).as(off.raw().body()).isEqualTo(200);

    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    await()
        .until(() -> samples.shown(scheduled).body().path("status").asString().equals("CANCELLED"));
    assertThat(erasures.find(erasure).orElseThrow().state().person()).as("too early").isNotNull();
    bringSecondLookForward(programme.id());
    awaitDone();

    assertThat(traces()).isEmpty();
    assertThat(samples.shown(scheduled).body().path("status").asString()).isEqualTo("CANCELLED");
  }

  @Test
  void forgetsWhoPlannedASeriesAndMadeItsEvents() {
    SampleEvents samples = new SampleEvents(api);
    Answer draft = samples.drafted(samples.wanted(samples.programme()));
    Answer planned =
        api.post("/api/events/" + draft.id() + "/series")
            .as(person + " staff")
            .key(UUID.randomUUID().toString())
            .json("{\"rule\": \"FREQ=DAILY;COUNT=8\"}")
            .send();
    assertThat(planned.status()).as(planned.raw().body()).isEqualTo(201);

    // While they are being made: none of them may come after the person is gone.
    notificationMessages.accept(ErasureExamples.requested(erasure, person));
    awaitDone();

    assertThat(traces()).isEmpty();
    Answer series = api.get("/api/events/series/" + planned.id()).as(EventsApi.STAFF).send();
    assertThat(series.body().path("status").asString()).isEqualTo("MADE");
    String first = series.body().at("/events/0/id").asString();
    assertThat(
            api.get("/api/events/" + first + "/timeline").as(EventsApi.STAFF).send().raw().body())
        .contains("SCHEDULED", EventsApi.OFFICE, "erased:");
  }

  @Test
  void answersOnceWhateverComesTwice() throws InterruptedException {
    String event = planned(3);
    registered(event, person);
    for (int i = 0; i < 3; i++) {
      notificationMessages.accept(ErasureExamples.requested(erasure, person));
    }
    Crowd.all(Collections.nCopies(3, () -> eraseRegistrations.of(person)));
    awaitDone();
    notificationMessages.accept(ErasureExamples.requested(erasure, person));

    String answer = answer();
    Contracts.assertAsPromised("events.participant-erased.v1", answer);
    assertThat(answer).contains(erasure).doesNotContain(person);
    assertThat(erasures.find(erasure).orElseThrow().sequence()).isEqualTo(1);
    assertThat(traces()).isEmpty();
  }

  @Test
  void beginsOnceAlthoughTheProcessEndedBeforeTheMessageWasNoted() {
    registered(planned(3), person);
    // What a process leaves that ends there: the erasure is begun, the inbox knows nothing of it.
    new BeginErasure(erasures, endPasses, clock).of(erasure, person, Instant.EPOCH);
    awaitDone();

    notificationMessages.accept(ErasureExamples.requested(erasure, person));

    assertThat(erasures.find(erasure).orElseThrow().state().person()).isNull();
    assertThat(erasures.find(erasure).orElseThrow().sequence()).isEqualTo(1);
    assertThat(traces()).isEmpty();
  }

  @Test
  void waitsUntilAllIsSentThatNamesThePerson() {
    String event = planned(3);
    String id = registered(event, person).id();
    // Nothing is given up any more: a message about that would take the one below with it.
    events.become(event, EventStatus.RUNNING);
    Query one = Query.query(Criteria.where("_id").is(id));
    awaitSent(id);
    Document unsent = new Document("id", UUID.randomUUID().toString()).append("seq", 99L);
    mongo.updateFirst(one, new Update().set("outbox.messages", List.of(unsent)), "registrations");

    assertThat(eraseRegistrations.of(person)).isFalse();
    assertThat(participant(id)).isEqualTo(person);

    mongo.updateFirst(one, new Update().set("outbox.messages", List.of()), "registrations");
    await().until(() -> eraseRegistrations.of(person));
    assertThat(participant(id)).startsWith("erased:");
  }

  private String planned(int seats) {
    String event = events.open();
    Answer plan =
        api.put("/api/events/" + event + "/seats")
            .as(EventsApi.STAFF)
            .json("{\"onSite\": {\"capacity\": %d}}".formatted(seats))
            .send();
    assertThat(plan.status()).as(plan.raw().body()).isEqualTo(201);
    return event;
  }

  private Answer registered(String event, String who) {
    Answer answer =
        api.post("/api/events/" + event + "/registrations")
            .as(who + " participant")
            .key(UUID.randomUUID().toString())
            .json("{}")
            .send();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer;
  }

  private void checkIn(String event, String registration) {
    Answer answer =
        api.post("/api/events/" + event + "/check-ins")
            .as(EventsApi.STAFF)
            .json(
                "{\"device\": \"d\", \"checkIns\": [{\"registration\": \"%s\", \"at\": \"%s\"}]}"
                    .formatted(registration, clock.instant()))
            .send();
    assertThat(answer.raw().body()).contains("RECORDED");
  }

  /** As if half a minute had passed since the programme was called off. */
  private void bringSecondLookForward(String programme) {
    Instant now = clock.instant();
    Query calledOff =
        Query.query(Criteria.where("_id").is(programme).and("timeline.step").is("CALLED_OFF"));
    Update earlier =
        new Update().set("eventsDue", now).set("timeline.$.at", now.minus(Duration.ofSeconds(30)));
    assertThat(mongo.updateFirst(calledOff, earlier, "programmes").getMatchedCount()).isOne();
  }

  private void awaitDone() {
    await()
        .until(() -> erasures.find(erasure).map(it -> it.state().erasedAt() != null).orElse(false));
  }

  private void awaitSent(String id) {
    await()
        .until(() ->
            row(id)
                .get("outbox", Document.class)
                .getList("messages", Document.class, List.of())
                .isEmpty());
  }

  private String answer() {
    List<String> found = new ArrayList<>();
    await()
        .until(() -> {
          var message = rabbit.receive("events.notifications");
          for (; message != null; message = rabbit.receive("events.notifications")) {
            Object subject = message.getMessageProperties().getHeaders().get("cloudEvents:subject");
            if (erasure.equals(subject)) {
              found.add(new String(message.getBody(), StandardCharsets.UTF_8));
            }
          }
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  /** Every document of every collection that still has the person's id anywhere. */
  private List<String> traces() {
    List<String> traces = new ArrayList<>();
    for (String collection : mongo.getCollectionNames()) {
      mongo.findAll(Document.class, collection).stream()
          .map(Document::toJson)
          .filter(json -> json.contains(person))
          .forEach(json -> traces.add(collection + " " + json));
    }
    return traces;
  }

  private String participant(String registration) {
    return row(registration).getString("participant");
  }

  private Document row(String id) {
    return Objects.requireNonNull(mongo.findById(id, Document.class, "registrations"));
  }
}
