package city.participation.events.checkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.event.EventStatus;
import city.participation.events.seat.TestStandings;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
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
import tools.jackson.databind.JsonNode;

/** At the door, with a network and without. */
@RunningEventsService
class CheckInIT {

  private static final String ANNA = "anna participant";
  private static final String BERT = "bert participant";

  @LocalServerPort private int port;
  @Autowired private TestStandings events;
  @Autowired private MongoOperations mongo;
  private final String at = Clock.systemUTC().instant().toString();
  private EventsApi api;
  private String event = "";
  private Answer anna;
  private Answer bert;

  @BeforeEach
  void register() {
    api = new EventsApi(port);
    event = events.open();
    String seats = "{\"onSite\": {\"capacity\": 2}, \"mostCompanions\": 3}";
    api.put("/api/events/" + event + "/seats").as(EventsApi.STAFF).json(seats).send();
    anna = registered(ANNA, "{\"companions\": 1}");
    bert = registered(BERT, "{}");
    events.move(event, Duration.ofMinutes(-30));
  }

  @Test
  void isToldOnceHoweverOftenAndByHowManyDevices() throws InterruptedException {
    String ticket = ticket(anna, ANNA);
    String body = body("tablet-1", ticket, at);
    List<Callable<String>> syncs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      syncs.add(() -> results(sync(body)));
    }
    assertThat(Crowd.all(syncs)).containsOnly("[\"RECORDED\"]");
    assertThat(results(sync(body("tablet-2", ticket, at)))).isEqualTo("[\"KNOWN\"]");
    assertThat(results(sync(body))).as("the same again").isEqualTo("[\"RECORDED\"]");

    assertThat(sent(anna)).as("confirmed, attended").isEqualTo(2);
    JsonNode attendance = attendance();
    assertThat(attendance.path("expected").toString()).isEqualTo("{\"parties\":1,\"seats\":2}");
    assertThat(attendance.path("attended").toString()).isEqualTo("{\"parties\":1,\"seats\":2}");
    assertThat(attendance.path("noShows").path("parties").asInt()).isZero();
  }

  @Test
  void admitsNobodyWithoutASeatOrWithAnothersOrAForgedTicket() {
    String ticket = ticket(anna, ANNA);
    String other = events.open();
    events.move(other, Duration.ofMinutes(-30));

    assertThat(results(sync("tablet", "\"registration\": \"" + bert.id() + "\"", at)))
        .isEqualTo("[\"NOT_CONFIRMED\"]");
    assertThat(results(sync("tablet", "\"registration\": \"nobody\"", at)))
        .isEqualTo("[\"UNKNOWN\"]");
    assertThat(results(sync(body("tablet", ticket.replace("local.", "other."), at))))
        .isEqualTo("[\"FORGED\"]");
    assertThat(
            results(
                api.post("/api/events/" + other + "/check-ins")
                    .as(EventsApi.STAFF)
                    .json(body("tablet", ticket, at))
                    .send()))
        .isEqualTo("[\"FORGED\"]");
    String tomorrow = Instant.parse(at).plus(Duration.ofDays(1)).toString();
    assertThat(results(sync(body("tablet", ticket, tomorrow)))).isEqualTo("[\"OUT_OF_TIME\"]");
    assertThat(sent(anna)).isEqualTo(1);
  }

  @Test
  void showsWhatADeviceNeedsToCheckTicketsByItself() throws Exception {
    Answer list = api.get("/api/events/" + event + "/check-in-list").as(EventsApi.STAFF).send();
    assertThat(list.status()).as(list.raw().body()).isEqualTo(200);
    assertThat(list.body().path("expected")).hasSize(1);
    JsonNode expected = list.body().path("expected").path(0);
    assertThat(expected.path("registrationId").asString()).isEqualTo(anna.id());
    assertThat(expected.path("seats").asInt()).isEqualTo(2);
    assertThat(list.raw().body()).doesNotContain("anna");

    // As the description of the list says, with nothing of ours.
    String[] ticket = ticket(anna, ANNA).split("\\.", -1);
    JsonNode key = list.body().path("keys").path(0);
    assertThat(ticket[0]).isEqualTo(key.path("id").asString());
    Signature signature = Signature.getInstance("Ed25519");
    byte[] x509 =
        HexFormat.of()
            .parseHex(
                "302a300506032b6570032100"
                    + HexFormat.of()
                        .formatHex(Base64.getDecoder().decode(key.path("publicKey").asString())));
    signature.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
    signature.update(
        String.join("\n", "ticket", ticket[0], event, anna.id()).getBytes(StandardCharsets.UTF_8));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(ticket[2]))).isTrue();

    for (String path : List.of("/check-in-list", "/attendance")) {
      assertThat(api.get("/api/events/" + event + path).as(ANNA).send().status()).isEqualTo(403);
      assertThat(api.get("/api/events/" + event + path).send().status()).isEqualTo(401);
    }
    assertThat(
            api.post("/api/events/" + event + "/check-ins")
                .as(ANNA)
                .json(body("tablet", "x", at))
                .send()
                .status())
        .isEqualTo(403);
  }

  @Test
  void countsWhoDidNotComeAndBelievesALateDevice() {
    String ticket = ticket(anna, ANNA);
    events.move(event, Duration.ofHours(-47));
    due(EventStatus.HELD);
    await().untilAsserted(() -> assertThat(status(anna, ANNA)).isEqualTo("CONFIRMED"));
    events.move(event, Duration.ofHours(-51));
    due(EventStatus.HELD);
    await().untilAsserted(() -> assertThat(status(anna, ANNA)).isEqualTo("NO_SHOW"));
    assertThat(attendance().path("noShows").path("seats").asInt()).isEqualTo(2);

    assertThat(results(sync(body("tablet", ticket, at)))).isEqualTo("[\"RECORDED\"]");

    assertThat(attendance().path("noShows").path("seats").asInt()).isZero();
    assertThat(attendance().path("attended").path("seats").asInt()).isEqualTo(2);
    assertThat(sent(anna)).as("confirmed, missed, attended").isEqualTo(3);
  }

  @Test
  void saysWhatIsWrongWithACheckIn() {
    assertThat(sync("{\"checkIns\": []}").errors())
        .containsExactly("/checkIns missing", "/device missing");
    assertThat(sync("tablet", "\"ticket\": \"a\", \"registration\": \"b\"", at).errors())
        .containsExactly("/checkIns/0 ticket-or-registration");
    assertThat(sync("tablet", "\"ticket\": \"a\"", "yesterday").errors())
        .containsExactly("/checkIns/0/at no-moment");
  }

  private void due(EventStatus status) {
    events.become(event, status);
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(event)),
        new Update().set("due", Instant.EPOCH),
        "seats");
  }

  private Answer registered(String who, String body) {
    Answer answer = api.post("/api/events/" + event + "/registrations").as(who).json(body).send();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer;
  }

  private Answer shown(Answer registration, String who) {
    return api.get("/api/events/" + event + "/registrations/" + registration.id()).as(who).send();
  }

  private String ticket(Answer registration, String who) {
    return shown(registration, who).body().path("ticket").asString();
  }

  private String status(Answer registration, String who) {
    return shown(registration, who).body().path("status").asString();
  }

  private JsonNode attendance() {
    return api.get("/api/events/" + event + "/attendance").as(EventsApi.STAFF).send().body();
  }

  private Answer sync(String device, String which, String when) {
    return sync(
        "{\"device\": \"%s\", \"checkIns\": [{%s, \"at\": \"%s\"}]}"
            .formatted(device, which, when));
  }

  private Answer sync(String body) {
    return api.post("/api/events/" + event + "/check-ins").as(EventsApi.STAFF).json(body).send();
  }

  private static String body(String device, String ticket, String when) {
    return "{\"device\": \"%s\", \"checkIns\": [{\"ticket\": \"%s\", \"at\": \"%s\"}]}"
        .formatted(device, ticket, when);
  }

  private static String results(Answer answer) {
    return answer.body().path("results").toString();
  }

  private int sent(Answer registration) {
    Document row = mongo.findById(registration.id(), Document.class, "registrations");
    assertThat(row).isNotNull();
    return row.get("outbox", Document.class).get("seq", Number.class).intValue();
  }
}
