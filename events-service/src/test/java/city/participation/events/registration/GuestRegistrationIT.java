package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.EventsApi.Call;
import city.participation.events.RunningEventsService;
import city.participation.events.guest.SignedPasses;
import city.participation.events.seat.TestStandings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.JsonNode;

/** By a pass from a mail, without an account. */
@RunningEventsService
class GuestRegistrationIT {

  private static final String PASS = "Guest-Pass";

  @LocalServerPort private int port;
  @Autowired private TestStandings events;
  @Autowired private Seating seating;
  @Autowired private MongoOperations mongo;
  private final Instant tomorrow = Instant.now(Clock.systemUTC()).plus(Duration.ofDays(1));
  private final String guest = "guest-" + UUID.randomUUID();
  private final String pass = SignedPasses.of(guest, tomorrow);
  private EventsApi api;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
  }

  @Test
  void registersShowsAndGivesUp() {
    String event = planned(1);
    Answer mine = register(event, pass);
    assertThat(mine.status()).as(mine.raw().body()).isEqualTo(201);
    assertThat(mine.body().path("status").asString()).isEqualTo("CONFIRMED");
    assertThat(seating.registration(mine.id()).participant()).isEqualTo(guest);

    Answer shown = with(api.get(path(event, mine))).send();
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body().path("ticket").asString()).startsWith("local.");
    assertThat(shown.header("Cache-Control")).contains("private");
    assertThat(shown.raw().headers().allValues("Vary")).contains("Authorization", PASS);
    assertThat(with(api.get(path(event, mine))).with("If-None-Match", shown.tag()).send().status())
        .isEqualTo(304);
    JsonNode own = with(api.get("/api/events/registrations")).send().body().path("items");
    assertThat(own).hasSize(1);
    assertThat(own.path(0).path("id").asString()).isEqualTo(mine.id());

    Answer given = with(api.post(path(event, mine) + "/cancellation")).ifMatch(shown.tag()).send();
    assertThat(given.body().path("status").asString()).isEqualTo("CANCELLED");
    seating.assertSound(event);
  }

  @Test
  void acceptsAnOffer() {
    String event = planned(1);
    Answer anna = api.post(registrations(event)).as("anna participant").json("{}").send();
    Answer mine = register(event, pass);
    assertThat(mine.body().path("status").asString()).isEqualTo("WAITLISTED");
    api.post(path(event, anna) + "/cancellation").as("anna participant").ifMatch(anna.tag()).send();
    seating.awaitStatus(mine.id(), RegistrationStatus.OFFERED);

    Answer before = with(api.get(path(event, mine))).send();
    Answer accepted =
        with(api.post(path(event, mine) + "/acceptance")).ifMatch(before.tag()).send();

    assertThat(accepted.body().path("status").asString()).isEqualTo("CONFIRMED");
  }

  @Test
  void isTheSamePersonWithEachPassOfTheirs() {
    String event = planned(5);
    Answer mine = register(event, pass);

    Answer again = register(event, SignedPasses.of(guest, tomorrow.plusSeconds(60)));

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("already-registered");
    assertThat(again.body().path("registration").asString()).isEqualTo(mine.id());
  }

  @Test
  void hasOneRegistrationHoweverManyRequestsComeAtOnce() throws InterruptedException {
    String event = planned(5);
    List<Callable<Answer>> requests =
        Stream.generate(() -> (Callable<Answer>) () -> register(event, pass)).limit(10).toList();

    List<Integer> statuses = Crowd.all(requests).stream().map(Answer::status).toList();

    assertThat(statuses).containsOnlyOnce(201).filteredOn(it -> it != 201).containsOnly(409);
    Query theirs = Query.query(Criteria.where("eventId").is(event));
    assertThat(mongo.find(theirs, Document.class, "registrations")).hasSize(1);
    seating.assertSound(event);
  }

  @Test
  void isAnsweredAlikeUnderTheSameKey() {
    String event = planned(5);
    String key = UUID.randomUUID().toString();
    Answer first = with(api.post(registrations(event))).key(key).json("{}").send();
    Answer again = with(api.post(registrations(event))).key(key).json("{}").send();

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.raw().body()).isEqualTo(first.raw().body());
    String stranger = SignedPasses.of("guest-" + UUID.randomUUID(), tomorrow);
    Answer other = api.post(registrations(event)).with(PASS, stranger).key(key).json("{}").send();
    assertThat(other.status()).as("nobody else's key").isEqualTo(201);
    assertThat(other.id()).isNotEqualTo(first.id());
  }

  @Test
  void seesNothingOfOthers() {
    String event = planned(5);
    Answer anna = api.post(registrations(event)).as("anna participant").json("{}").send();
    Answer mine = register(event, pass);
    String stranger = SignedPasses.of("guest-" + UUID.randomUUID(), tomorrow);

    assertThat(with(api.get(path(event, anna))).send().status()).isEqualTo(404);
    assertThat(api.get(path(event, mine)).with(PASS, stranger).send().status()).isEqualTo(404);
    assertThat(
            api.post(path(event, mine) + "/cancellation")
                .with(PASS, stranger)
                .ifMatch(mine.tag())
                .send()
                .status())
        .isEqualTo(404);
    assertThat(api.get(path(event, mine)).as("anna participant").send().status()).isEqualTo(404);
    assertThat(api.get(path(event, mine)).send().status()).as("nobody").isEqualTo(401);
  }

  @Test
  void isTurnedAwayWithAPassWhoseTimeIsOverAndToldHowToGetANewOne() {
    String event = planned(5);
    String over = SignedPasses.of(guest, Instant.now(Clock.systemUTC()).minusSeconds(1));

    Answer answer =
        api.post(registrations(event))
            .with(PASS, over)
            .with("Accept-Language", "de")
            .json("{}")
            .send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("guest-pass-expired");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.body().path("renewal").asString())
        .isEqualTo("/api/notifications/guest-links");
    assertThat(answer.body().path("detail").asString()).contains("renewal", "Mail");
    assertThat(answer.raw().body()).doesNotContain(over);
  }

  @Test
  void isTurnedAwayWithWhatIsNoPass() {
    Answer answer = register(planned(5), pass.replaceFirst("local", "other"));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("guest-pass-unknown");
  }

  @Test
  void isNobodyTogetherWithAToken() {
    String event = planned(5);
    for (Call both :
        List.of(
            with(api.post(registrations(event))).as("anna participant").json("{}"),
            with(api.get("/api/events/registrations")).as("anna participant"))) {
      Answer refused = both.send();
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.errors()).containsExactly("Guest-Pass not-alone");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/events",
    "POST, /api/programmes",
    "POST, /api/events/{id}/scheduling",
    "POST, /api/events/{id}/check-ins",
    "PUT, /api/events/{id}/seats",
    "GET, /api/events/{id}/check-in-list",
    "GET, /api/events/{id}/attendance"
  })
  void opensNothingElse(String method, String path) {
    String asked = path.replace("{id}", planned(1));
    Call call =
        switch (method) {
          case "GET" -> api.get(asked);
          case "PUT" -> api.put(asked).json("{}");
          default -> api.post(asked).json("{}");
        };

    assertThat(with(call).send().status()).isEqualTo(401);
  }

  private Call with(Call call) {
    return call.with(PASS, pass);
  }

  private Answer register(String event, String itsPass) {
    return api.post(registrations(event)).with(PASS, itsPass).json("{}").send();
  }

  private String planned(int capacity) {
    String event = events.open();
    Answer plan =
        api.put("/api/events/" + event + "/seats")
            .as(EventsApi.STAFF)
            .json("{\"onSite\": {\"capacity\": " + capacity + "}, \"mostCompanions\": 3}")
            .send();
    assertThat(plan.status()).as(plan.raw().body()).isEqualTo(201);
    return event;
  }

  private static String registrations(String event) {
    return "/api/events/" + event + "/registrations";
  }

  private static String path(String event, Answer registration) {
    return registrations(event) + "/" + registration.id();
  }
}
