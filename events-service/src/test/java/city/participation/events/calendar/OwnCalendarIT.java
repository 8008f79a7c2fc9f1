package city.participation.events.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.component.VEvent;
import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

/** One's own registrations in a calendar that cannot sign in. */
@RunningEventsService
class OwnCalendarIT {

  private static final String PATH = "/api/events/calendars/own";

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  private final String person = "person-" + UUID.randomUUID();
  private final String anna = person + " participant";
  private EventsApi api;
  private SampleEvents events;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
    events = new SampleEvents(api);
  }

  @Test
  void tellsHowOneStandsAndTheLinkToWhoeverIsConfirmedOnline() {
    String online = seated().id();
    String hall = seated().id();
    String full = seated().id();
    seated();
    register(full, "bert participant", "ONLINE");
    register(online, anna, "ONLINE");
    register(hall, anna, "ON_SITE");
    register(full, anna, "ONLINE");

    Answer calendar = read(link());
    assertThat(calendar.header("Cache-Control")).contains("private");
    List<VEvent> all = CalendarExamples.parsed(calendar.raw().body()).getEvents();
    assertThat(all).hasSize(3);
    assertThat(of(calendar, online).getStatus().isConfirmed()).isTrue();
    assertThat(of(calendar, online).getLocation().getValue()).isEqualTo(SampleEvents.LINK);
    assertThat(of(calendar, hall).getStatus().isConfirmed()).isTrue();
    assertThat(of(calendar, hall).getDescription().getValue()).doesNotContain("geheim");
    assertThat(of(calendar, full).getStatus().isTentative()).isTrue();
    assertThat(of(calendar, full).getDescription().getValue()).doesNotContain("geheim");
  }

  @Test
  void followsWhatBecomesOfTheRegistrationAndOfTheEvent() {
    Answer event = seated();
    String other = seated().id();
    Answer registration = register(event.id(), anna, "ON_SITE");
    Answer given = register(other, anna, "ON_SITE");
    String link = link();
    Answer first = read(link);
    assertThat(api.get(link).with("If-None-Match", first.tag()).send().status()).isEqualTo(304);

    assertThat(
            api.post("/api/events/%s/registrations/%s/cancellation".formatted(other, given.id()))
                .as(anna)
                .ifMatch(given.tag())
                .send()
                .status())
        .isEqualTo(200);
    assertThat(uids(read(link))).as("given up").containsExactly(event.id());
    assertThat(api.get(link).with("If-None-Match", first.tag()).send().status()).isEqualTo(200);

    events.step(events.shown(event), "/cancellation", SampleEvents.reason());
    assertThat(of(read(link), event.id()).getStatus().isCancelled()).isTrue();
    // Seats look at what became of their event every half minute.
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() ->
            api.get("/api/events/%s/registrations/%s".formatted(event.id(), registration.id()))
                .as(anna)
                .send()
                .body()
                .path("status")
                .asString()
                .equals("CANCELLED"));
    assertThat(of(read(link), event.id()).getStatus().isCancelled())
        .as("also when all registrations have ended with it")
        .isTrue();
  }

  @Test
  void isKnownByItsLastSecretAlone() {
    String first = link();
    assertThat(read(first).raw().body()).contains("Meine Veranstaltungen");
    String second = link();
    assertThat(second).isNotEqualTo(first);
    assertThat(api.get(first).send().status()).as("ended by the new one").isEqualTo(404);
    read(second);
    assertThat(api.delete(PATH).as(anna).send().status()).isEqualTo(204);
    assertThat(api.delete(PATH).as(anna).send().status()).isEqualTo(204);
    assertThat(api.get(second).send().status()).isEqualTo(404);
    assertThat(api.get(PATH + "?token=nonsense").send().status()).isEqualTo(404);
    assertThat(api.get(PATH).send().errors()).containsExactly("token missing");
  }

  @Test
  void isOfNobodyWithoutAnAccount() {
    assertThat(api.post(PATH).send().status()).isEqualTo(401);
    assertThat(api.delete(PATH).send().status()).isEqualTo(401);
  }

  @Test
  void keepsNoSecret() {
    String secret = link().substring((PATH + "?token=").length());
    Document kept = Objects.requireNonNull(mongo.findById(person, Document.class, "calendarLinks"));
    assertThat(kept.toJson()).doesNotContain(secret);
    assertThat(secret).hasSize(43);
  }

  @Test
  void isMadeOnceUnderOneKeyHoweverManyAsk() throws InterruptedException {
    String key = UUID.randomUUID().toString();
    List<Callable<String>> asked = new ArrayList<>(Collections.nCopies(8, () -> linkUnder(key)));
    List<String> made = Crowd.all(asked);
    assertThat(made).hasSize(8).containsOnly(made.getFirst());
    read(made.getFirst());
    Answer other = api.post(PATH).as(anna).key(key).json("{\"another\": 1}").send();
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
    linkUnder(UUID.randomUUID().toString());
    assertThat(api.get(made.getFirst()).send().status()).isEqualTo(404);
  }

  private String link() {
    return linkUnder(UUID.randomUUID().toString());
  }

  private String linkUnder(String key) {
    Answer made = api.post(PATH).as(anna).key(key).send();
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    String address = made.body().path("address").asString();
    return address.substring(address.indexOf("/api/"));
  }

  /** An event that takes registrations, for one on site and one online. */
  private Answer seated() {
    Answer event = events.step(events.scheduled(), "/registration-opening", "");
    Answer seats =
        api.put("/api/events/" + event.id() + "/seats")
            .as(EventsApi.STAFF)
            .json("{\"onSite\": {\"capacity\": 1}, \"online\": {\"capacity\": 1}}")
            .send();
    assertThat(seats.status()).as(seats.raw().body()).isEqualTo(201);
    return event;
  }

  private Answer register(String event, String who, String mode) {
    Answer registered =
        api.post("/api/events/" + event + "/registrations")
            .as(who)
            .key(UUID.randomUUID().toString())
            .json("{\"mode\": \"%s\"}".formatted(mode))
            .send();
    assertThat(registered.status()).as(registered.raw().body()).isEqualTo(201);
    return registered;
  }

  private Answer read(String path) {
    Answer answer = api.get(path).send();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return answer;
  }

  private static List<String> uids(Answer calendar) {
    return CalendarExamples.parsed(calendar.raw().body()).getEvents().stream()
        .map(it -> it.getUid().getValue())
        .toList();
  }

  private static VEvent of(Answer calendar, String event) {
    return CalendarExamples.parsed(calendar.raw().body()).getEvents().stream()
        .filter(it -> it.getUid().getValue().equals(event))
        .findFirst()
        .orElseThrow();
  }
}
