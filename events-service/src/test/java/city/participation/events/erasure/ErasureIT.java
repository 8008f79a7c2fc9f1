package city.participation.events.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Contracts;
import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.event.EventStatus;
import city.participation.events.guest.EndPasses;
import city.participation.events.guest.SignedPasses;
import city.participation.events.registration.EraseRegistrations;
import city.participation.events.seat.TestStandings;
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

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private Consumer<Message<byte[]>> notificationMessages;
  @Autowired private Erasures erasures;
  @Autowired private EndPasses endPasses;
  @Autowired private EraseRegistrations eraseRegistrations;
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

  private void awaitDone() {
    await()
        .atMost(Duration.ofSeconds(30))
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
