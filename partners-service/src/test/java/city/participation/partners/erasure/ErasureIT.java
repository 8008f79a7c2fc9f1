package city.participation.partners.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.partners.Contracts;
import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the message of notifications-service to the answer in its queue. */
@RunningPartnersService
class ErasureIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String REQUESTED = "notifications.erasure-requested.v1";
  private static final String QUEUE = "partners.notifications";
  private static final String ERASED = "partners.participant-erased.v1";

  private final String name = "paula-" + UUID.randomUUID();
  private final String request = UUID.randomUUID().toString();

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> erasureMessages;
  @Autowired private EraseParticipant eraseParticipant;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private MongoOperations mongo;
  @Autowired private MeterRegistry meters;
  private final List<Received> received = new ArrayList<>();
  private PartnersApi api;

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
  }

  @Test
  void forgetsWhomAMessageIsAboutTellsThatAndAnswersOnce() {
    Answer accredited = api.accredited(name);
    Answer draft = api.draft(name);
    for (int copy = 0; copy < 3; copy++) {
      send(message(REQUESTED, 1, data(request, name)));
    }
    List<JsonNode> told = awaitTold(accredited.id(), "partners.member-revoked.v1");
    assertThat(told.getLast().path("member").asString()).isEqualTo(name);
    assertThat(told.getLast().path("reason").asString()).isEqualTo("ERASED");
    await()
        .untilAsserted(
            () -> assertThat(mongo.findById(request, Document.class, "erasures")).isNotNull());
    assertThat(answers(request)).hasSize(1);

    Answer staffs = api.get("/api/partners/" + accredited.id()).as(PartnersApi.REVIEWER).send();
    assertThat(staffs.body().path("status").asString()).isEqualTo("ACCREDITED");
    assertThat(staffs.body().path("name").asString()).isEqualTo("Veedel Digital e.V.");
    assertThat(staffs.body().has("contact")).isFalse();
    Answer trail =
        api.get("/api/partners/" + accredited.id() + "/audit-trail")
            .as(PartnersApi.REVIEWER)
            .send();
    assertThat(trail.raw().body()).doesNotContain(name).contains("rita", "MEMBER_ERASED");
    assertThat(api.get("/api/partners/" + draft.id()).as(name + " partner").send().status())
        .isEqualTo(404);
    assertNowhere(name);

    String owner = "{\"role\": \"OWNER\"}";
    Answer invited =
        api.post("/api/partners/" + accredited.id() + "/invitations")
            .as(PartnersApi.REVIEWER)
            .ifMatch(staffs.tag())
            .json(owner)
            .send();
    assertThat(invited.status())
        .as("the city finds an owner: " + invited.raw().body())
        .isEqualTo(201);
  }

  @Test
  void goesOnAfterACrashBeforeTheMessageWasSettled() {
    Answer applied = api.applied(name);
    KnownErasure first = eraseParticipant.erase(request, name);

    erasureMessages.accept(message(REQUESTED, 1, data(request, name)));

    assertThat(row().getDate("erasedAt").toInstant()).isEqualTo(first.erasedAt());
    assertThat(awaitTold(applied.id(), "partners.member-revoked.v1")).isNotEmpty();
    assertThat(answers(request)).as("answered once").hasSize(1);
  }

  @Test
  void answersAlsoForSomebodyWhomItNeverKnewAndEachRequestAnew() {
    String second = UUID.randomUUID().toString();
    assertThat(eraseParticipant.erase(request, name)).isNotNull();
    assertThat(eraseParticipant.erase(second, name)).isNotNull();
    assertThat(answers(request, second)).hasSize(2);
  }

  @Test
  void passesOverWhatDoesNotConcernItAndUnknownFields() {
    api.applied(name);
    erasureMessages.accept(message("notifications.erasure-begun.v1", 1, "{}"));
    erasureMessages.accept(message("notifications.erasure-requested.v2", 2, "{}"));
    erasureMessages.accept(
        message(REQUESTED, 3, data(request, name).replace("{", "{\"unknown\": [1],")));
    erasureMessages.accept(message("notifications.erasure-completed.v1", 4, "{}"));
    assertThat(row().getLong("lastSeq")).isEqualTo(4);
    assertThat(row().containsKey("erasedAt")).as("and keeps what it did").isTrue();
    assertThat(
            meters
                .get("partners.messages.unread")
                .tag("type", "notifications.erasure-requested.v2")
                .counter()
                .count())
        .isPositive();
    assertNowhere(name);
  }

  @Test
  void keepsForLaterWhatItCannotUnderstand() {
    for (String broken :
        List.of(
            "{}",
            "{\"requestId\": \"%s\"}".formatted(request),
            data(UUID.randomUUID().toString(), name))) {
      String subject = UUID.randomUUID().toString();
      erasureMessages.accept(message(REQUESTED, 1, broken, subject));
      Document row = mongo.findById(subject, Document.class, "knownErasure");
      assertThat(row).as(broken).isNotNull().containsKey("poison");
    }
  }

  @Test
  void readsNoMoreThanItNeeds() {
    Path need = Path.of("contracts", "needs", "notifications", "erasure-requested.v1.schema.json");
    Contracts.assertValid(need, data(request, name));
    for (String lacking : List.of("requestId", "person")) {
      assertThat(Contracts.read(need)).contains("\"" + lacking + "\"");
    }
  }

  private void send(Message<byte[]> message) {
    var wire = MessageBuilder.withBody(message.getPayload()).setContentType("application/json");
    message
        .getHeaders()
        .forEach((header, value) -> {
          if (header.startsWith("cloudEvents:")) {
            wire.setHeader(header, value);
          }
        });
    rabbit.send("notifications", REQUESTED, wire.build());
  }

  private void assertNowhere(String person) {
    // What was told about the person leaves the documents as it is sent.
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          for (String collection : mongo.getCollectionNames()) {
            assertThat(mongo.findAll(Document.class, collection).stream().map(Document::toJson))
                .as(collection)
                .noneMatch(it -> it.contains(person));
          }
        });
  }

  private Document row() {
    Document row = mongo.findById(request, Document.class, "knownErasure");
    assertThat(row).isNotNull();
    return row;
  }

  /** What is told of a subject, up to the first message of this type. */
  private List<JsonNode> awaitTold(String subject, String type) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            received().stream()
                .anyMatch(it -> it.subject().equals(subject) && it.type().equals(type)));
    return received.stream()
        .filter(it -> it.subject().equals(subject))
        .map(it -> JSON.readTree(it.body()))
        .toList();
  }

  /** All answers to these requests: what is told later comes later, so none is to come any more. */
  private List<String> answers(String... requests) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> List.of(requests).stream().allMatch(this::isSent));
    String last = UUID.randomUUID().toString();
    eraseParticipant.erase(last, "nobody-" + last);
    awaitTold(last, ERASED);
    List<Received> answers =
        received.stream().filter(it -> List.of(requests).contains(it.subject())).toList();
    assertThat(answers)
        .allSatisfy(it -> {
          assertThat(it.type()).isEqualTo(ERASED);
          assertThat(it.body()).contains(it.subject()).doesNotContain(name);
          Contracts.assertAsPromised(it.type(), it.body());
        });
    return answers.stream().map(Received::body).toList();
  }

  private boolean isSent(String request) {
    Document erasure = mongo.findById(request, Document.class, "erasures");
    return erasure != null
        && erasure
            .get("outbox", Document.class)
            .getList("messages", Document.class, List.of())
            .isEmpty();
  }

  /** So far; nobody else reads this queue. */
  private List<Received> received() {
    for (var message = rabbit.receive(QUEUE); message != null; message = rabbit.receive(QUEUE)) {
      var headers = message.getMessageProperties().getHeaders();
      received.add(
          new Received(
              String.valueOf(headers.get("cloudEvents:subject")),
              String.valueOf(headers.get("cloudEvents:type")),
              new String(message.getBody(), StandardCharsets.UTF_8)));
    }
    return received;
  }

  private record Received(String subject, String type, String body) {}

  private static String data(String request, String person) {
    return """
    {"requestId": "%s", "person": "%s", "requestedAt": "2026-11-27T10:00:00Z"}
    """
        .formatted(request, person);
  }

  private Message<byte[]> message(String type, long sequence, String data) {
    return message(type, sequence, data, request);
  }

  private Message<byte[]> message(String type, long sequence, String data, String subject) {
    var builder =
        org.springframework.messaging.support.MessageBuilder.withPayload(
            data.getBytes(StandardCharsets.UTF_8));
    headers(type, sequence).forEach(it -> builder.setHeader(it[0], it[1]));
    return builder.setHeader("cloudEvents:subject", subject).build();
  }

  private List<String[]> headers(String type, long sequence) {
    return List.of(
        new String[] {"cloudEvents:id", request + "-" + sequence},
        new String[] {"cloudEvents:source", "/notifications"},
        new String[] {"cloudEvents:type", type},
        new String[] {"cloudEvents:specversion", "1.0"},
        new String[] {"cloudEvents:subject", request},
        new String[] {"cloudEvents:time", "2026-11-27T10:00:00Z"},
        new String[] {"cloudEvents:datacontenttype", "application/json"},
        new String[] {"cloudEvents:sequence", Long.toString(sequence)});
  }
}
