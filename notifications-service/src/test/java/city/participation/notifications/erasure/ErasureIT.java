package city.participation.notifications.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.Api;
import city.participation.notifications.ServiceTest;
import city.participation.notifications.idea.messaging.IdeaMessageExamples;
import city.participation.notifications.partner.messaging.PartnerMessageExamples;
import city.participation.notifications.registration.EventStory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

/** A person asks, the others answer, and nothing is left of the person. */
@ServiceTest
class ErasureIT {

  private static final String ERASURES = "/api/erasure-requests";
  private static final String CONFIRMED = "{\"confirmation\": \"ERASE_EVERYTHING_ABOUT_ME\"}";
  private static final String ERASED_AT = "{\"erasedAt\": \"2027-04-01T10:00:05Z\", \"more\": 1}";

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private Erasures erasures;
  @Autowired private EraseHere eraseHere;
  @Autowired private NoteAnswer noteAnswer;
  @Autowired private Consumer<Message<byte[]>> ideaMessages;
  @Autowired private Consumer<Message<byte[]>> partnerMessages;
  @Autowired private Consumer<Message<byte[]>> eventMessages;
  private final String person = "person-" + UUID.randomUUID();
  private final String registration = UUID.randomUUID().toString();
  private EventStory story;
  private Api api;

  @BeforeEach
  void signIn() {
    story = new EventStory(eventMessages);
    api = Api.as(port, person, "participant");
  }

  @Test
  void leavesNothingOfThePersonOnceAllHaveAnswered() {
    String idea = tellOfAnIdea();
    String partner = tellOfAPartner();
    String registration = tellOfARegistration();
    assertThat(inbox()).hasSize(3);
    assertThat(traces()).isNotEmpty();

    Api.Answer asked = api.post(ERASURES, CONFIRMED, "Idempotency-Key", "the-first-one");
    assertThat(asked.status()).isEqualTo(201);
    String id = id(asked);
    assertThat(asked.header("Location")).isEqualTo(ERASURES + "/" + id);
    assertThat(asked.body().toString()).doesNotContain(person);
    awaitStatus(asked, "CONFIRMING");
    assertThat(inbox()).isEmpty();

    answer("ideas", id);
    answer("ideas", id);
    assertThat(shown(asked).path("services"))
        .filteredOn(it -> it.has("erasedAt"))
        .extracting(it -> it.path("service").asString())
        .containsExactly("notifications", "ideas");
    answer("partners", id);
    assertThat(shown(asked).path("status").asString()).isEqualTo("CONFIRMING");
    answer("events", id);
    awaitStatus(asked, "COMPLETED");

    assertThat(traces()).isEmpty();
    assertThat(mongo.findById(idea, Document.class, "knownIdea")).containsKey("title");
    assertThat(mongo.findById(partner, Document.class, "knownPartner")).containsKey("name");
    assertThat(mongo.findById(registration, Document.class, "knownRegistration"))
        .containsEntry("standing", "CONFIRMED")
        .doesNotContainKey("person");
    JsonNode receipt = shown(asked);
    assertThat(receipt.path("services"))
        .extracting(it -> it.path("service").asString())
        .containsExactly("notifications", "ideas", "partners", "events");
    assertThat(receipt.path("services")).allMatch(it -> it.has("erasedAt"));
    assertThat(receipt.has("receipt")).isFalse();
    assertThat(receipt.path("endedAt").asString()).isNotEmpty();
  }

  @Test
  void asksTheOthersAsPromised() throws IOException {
    String id = id(api.post(ERASURES, CONFIRMED));

    for (String queue :
        List.of("notifications.ideas", "notifications.partners", "notifications.events")) {
      String message = message(queue, id);
      assertThat(message).contains(person);
      assertValid(Path.of("contracts/sends/erasure-requested.v1.schema.json"), message);
    }
    assertValid(
        Path.of("contracts/sends/erasure-requested.v1.schema.json"),
        Files.readString(Path.of("contracts/sends/erasure-requested.v1.example.json")));
    assertValid(
        Path.of("../ideas-service/contracts/needs/notifications/erasure-requested.v1.schema.json"),
        Files.readString(Path.of("contracts/sends/erasure-requested.v1.example.json")));
    assertValid(
        Path.of("contracts/needs/ideas/participant-erased.v1.schema.json"),
        Files.readString(
            Path.of("../ideas-service/contracts/sends/participant-erased.v1.example.json")));
    assertValid(
        Path.of("contracts/needs/partners/participant-erased.v1.schema.json"),
        PartnerMessageExamples.data("participant-erased.v1"));
    assertValid(
        Path.of("../events-service/contracts/needs/notifications/erasure-requested.v1.schema.json"),
        Files.readString(Path.of("contracts/sends/erasure-requested.v1.example.json")));
    assertValid(
        Path.of("contracts/needs/events/participant-erased.v1.schema.json"),
        Files.readString(
            Path.of("../events-service/contracts/sends/participant-erased.v1.example.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | missing",
        "{\"confirmation\": null} | missing",
        "{\"confirmation\": \"yes\"} | not-one-of"
      })
  void erasesNobodyWhoDidNotSayThatTheyKnowWhatItMeans(String body, String code) {
    Api.Answer refused = api.post(ERASURES, body);

    assertThat(refused.status()).isEqualTo(400);
    JsonNode error = refused.body().path("errors").path(0);
    assertThat(error.path("pointer").asString()).isEqualTo("/confirmation");
    assertThat(error.path("code").asString()).isEqualTo(code);
    assertThat(erasures.of(person)).isEmpty();
  }

  @Test
  void erasesNobodyWithoutAToken() {
    assertThat(new Api(port, "").post(ERASURES, CONFIRMED).status()).isEqualTo(401);
  }

  @Test
  void isSeenByItsReceiptAndByNothingElse() {
    Api.Answer asked = api.post(ERASURES, CONFIRMED);
    String path = ERASURES + "/" + id(asked);
    assertThat(api.get(path).status()).as("the person, as long as known").isEqualTo(200);
    assertThat(Api.as(port, "another", "admin").get(path).status()).isEqualTo(404);
    assertThat(new Api(port, "").get(path).status()).isEqualTo(404);
    assertThat(new Api(port, "").get(path, "Erasure-Receipt", "made-up").status()).isEqualTo(404);
    assertThat(new Api(port, "").get(path, "Erasure-Receipt", receipt(asked)).status())
        .isEqualTo(200);
    String other = receipt(Api.as(port, "other-" + person).post(ERASURES, CONFIRMED));
    assertThat(new Api(port, "").get(path, "Erasure-Receipt", other).status()).isEqualTo(404);

    complete(asked);

    assertThat(api.get(path).status()).as("nobody knows whose it was").isEqualTo(404);
    assertThat(shown(asked).path("status").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void answersTheSameRequestAlikeAndAnotherOneNot() {
    Api.Answer asked = api.post(ERASURES, CONFIRMED, "Idempotency-Key", "key-of-mine");
    Api.Answer again = api.post(ERASURES, CONFIRMED, "Idempotency-Key", "key-of-mine");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(asked.body());

    Api.Answer spaced = api.post(ERASURES, CONFIRMED + " ", "Idempotency-Key", "key-of-mine");
    assertThat(spaced.status()).isEqualTo(422);
    Api.Answer other = api.post(ERASURES, CONFIRMED, "Idempotency-Key", "another-key");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.body().path("code").asString()).isEqualTo("notifications.erasure-under-way");
    assertThat(other.body().path("erasure").asString()).isEqualTo(id(asked));
  }

  @Test
  void beginsOneForAPersonWhoAsksManyTimesAtOnce() throws Exception {
    List<Callable<Integer>> crowd = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      crowd.add(() -> api.post(ERASURES, CONFIRMED).status());
    }
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(crowd)) {
        statuses.add(done.get());
      }
    }

    assertThat(statuses).containsOnlyOnce(201);
    assertThat(new HashSet<>(statuses)).containsExactlyInAnyOrder(201, 409);
  }

  @Test
  void notesAllAnswersThatComeAtOnce() throws Exception {
    Api.Answer asked = api.post(ERASURES, CONFIRMED);
    List<Callable<Boolean>> crowd = new ArrayList<>();
    for (String service : List.of("ideas", "partners", "events", "archive")) {
      for (int copy = 0; copy < 3; copy++) {
        crowd.add(() -> {
          noteAnswer.of(id(asked), service, Instant.EPOCH);
          return true;
        });
      }
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(crowd)) {
        assertThat(done.get()).isTrue();
      }
    }
    awaitStatus(asked, "COMPLETED");

    assertThat(shown(asked).path("services"))
        .extracting(it -> it.path("service").asString())
        .containsExactlyInAnyOrder("notifications", "ideas", "partners", "events", "archive");
  }

  @Test
  void saysWhoIsMissingAfterAWeekAndIsCompletedAllTheSameWhenTheyAnswer() {
    Api.Answer asked = api.post(ERASURES, CONFIRMED);
    awaitStatus(asked, "CONFIRMING");
    answer("ideas", id(asked));
    answer("partners", id(asked));
    tellOfAPartner();

    // The service's own sweep does not see it yet, because here a week lies ahead.
    Instant later = Instant.now().plus(Duration.ofDays(7));
    new SettleErasures(erasures, eraseHere, Clock.fixed(later, ZoneOffset.UTC)).settleDue();
    awaitStatus(asked, "PARTIAL");

    assertThat(shown(asked).path("services"))
        .filteredOn(it -> !it.has("erasedAt"))
        .extracting(it -> it.path("service").asString())
        .containsExactly("events");
    assertThat(traces()).isEmpty();
    answer("events", id(asked));
    assertThat(shown(asked).path("status").asString()).isEqualTo("COMPLETED");
  }

  @Test
  void erasesAgainAtTheEndWhatOthersSaidBeforeTheyHadErasedThePerson() {
    Api.Answer asked = api.post(ERASURES, CONFIRMED);
    awaitStatus(asked, "CONFIRMING");
    tellOfAnIdea();
    assertThat(traces()).isNotEmpty();

    complete(asked);

    assertThat(traces()).isEmpty();
  }

  @Test
  void bringsNobodyBackThroughWhatIsSaidOfTheirIdeasAndPartnersAfterwards() {
    String idea = tellOfAnIdea();
    String partner = tellOfAPartner();
    tellOfARegistration();
    complete(api.post(ERASURES, CONFIRMED));

    // Late, and still with the person in it.
    story.registration("cancelled", registration, person);
    story.cancelled(1);
    idea("idea-withdrawn.v1", idea, 3);
    partner("partner-suspended.v1", partner, 4);
    assertThat(traces()).isEmpty();
    // As ideas-service says it from then on.
    String other = UUID.randomUUID().toString();
    ideaMessages.accept(
        IdeaMessageExamples.message(
            "idea-published.v1",
            other,
            1,
            IdeaMessageExamples.data("idea-published.v1")
                .replace("demo-participant-1", "erased:5f0c")));
    assertThat(mongo.findById(other, Document.class, "knownIdea"))
        .containsKey("title")
        .doesNotContainKey("author");
    assertThat(Api.as(port, "erased:5f0c").get("/api/notifications").body().path("items"))
        .isEmpty();
  }

  @Test
  void takesWhoeverComesBackForSomebodyNew() {
    tellOfAnIdea();
    complete(api.post(ERASURES, CONFIRMED, "Idempotency-Key", "key-of-mine"));

    tellOfAnIdea();
    assertThat(inbox()).hasSize(1);
    assertThat(inbox().getFirst().path("number").asLong()).isOne();

    Api.Answer again = api.post(ERASURES, CONFIRMED, "Idempotency-Key", "key-of-mine");
    assertThat(again.status()).isEqualTo(201);
    complete(again);
    assertThat(traces()).isEmpty();
  }

  @Test
  void goesOnWhereACrashLeftIt() {
    tellOfAnIdea();
    tellOfAPartner();
    // Erased here, and the process ended before that was noted.
    eraseHere.of(person);
    eraseHere.of(person);

    complete(api.post(ERASURES, CONFIRMED));

    assertThat(traces()).isEmpty();
  }

  @Test
  void sendsNoMailThatWaits() {
    mongo.insert(
        new Document(
            Map.of(
                "_id",
                "m1:" + person + ":mail",
                "recipient",
                person,
                "matter",
                "IDEA_PUBLISHED",
                "parameters",
                new Document("title", "Bänke"),
                "status",
                "QUEUED",
                "attempts",
                0,
                "queuedAt",
                Instant.now(),
                "due",
                Instant.now().plus(Duration.ofHours(1)))),
        "mails");
    mongo.insert(
        new Document("_id", person)
            .append("version", 2L)
            .append("createdAt", Instant.now())
            .append("language", "DE")
            .append("address", "erika@example.org")
            .append("confirmedAt", Instant.now())
            .append("asked", List.of()),
        "contacts");

    complete(api.post(ERASURES, CONFIRMED));

    assertThat(mongo.findById("m1:" + person + ":mail", Document.class, "mails")).isNull();
    // For a day its id is still there, so that erasing is no way around the limit of codes.
    Document contact = Objects.requireNonNull(mongo.findById(person, Document.class, "contacts"));
    assertThat(contact).doesNotContainKeys("address", "waiting").containsKey("forgetAt");
  }

  @Test
  void endsAtOnceAlthoughAnswersComeWhileItIsErasedHere() {
    for (int i = 0; i < 10; i++) {
      complete(Api.as(port, person + i, "participant").post(ERASURES, CONFIRMED));
    }
  }

  @Test
  void passesOverAnAnswerToWhatNobodyAskedFor() {
    answer("ideas", UUID.randomUUID().toString());

    Api.Answer asked = api.post(ERASURES, CONFIRMED);
    complete(asked);
  }

  private void complete(Api.Answer asked) {
    answer("ideas", id(asked));
    answer("partners", id(asked));
    answer("events", id(asked));
    awaitStatus(asked, "COMPLETED");
  }

  private void answer(String service, String erasure) {
    Objects.requireNonNull(
            Map.of("ideas", ideaMessages, "partners", partnerMessages, "events", eventMessages)
                .get(service))
        .accept(ErasureMessages.erased(service, erasure, ERASED_AT));
  }

  private void awaitStatus(Api.Answer asked, String status) {
    await()
        .untilAsserted(() -> assertThat(shown(asked).path("status").asString()).isEqualTo(status));
  }

  private JsonNode shown(Api.Answer asked) {
    Api.Answer shown =
        new Api(port, "").get(ERASURES + "/" + id(asked), "Erasure-Receipt", receipt(asked));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.header("Cache-Control")).contains("no-store");
    return shown.body();
  }

  private static String id(Api.Answer asked) {
    return asked.body().path("id").asString();
  }

  private static String receipt(Api.Answer asked) {
    return asked.body().path("receipt").asString();
  }

  /** An idea of the person that is published. */
  private String tellOfAnIdea() {
    String idea = UUID.randomUUID().toString();
    idea("idea-submitted.v1", idea, 1);
    idea("idea-published.v1", idea, 2);
    return idea;
  }

  private void idea(String name, String idea, long sequence) {
    ideaMessages.accept(
        IdeaMessageExamples.message(
            name,
            idea,
            sequence,
            IdeaMessageExamples.data(name).replace("demo-participant-1", person)));
  }

  /** A partner for which the person acts, alone. */
  private String tellOfAPartner() {
    String partner = UUID.randomUUID().toString();
    partner("partner-profile-changed.v1", partner, 1);
    partner("member-activated.v1", partner, 2);
    partner("partner-accredited.v1", partner, 3);
    return partner;
  }

  private void partner(String name, String partner, long sequence) {
    partnerMessages.accept(
        PartnerMessageExamples.message(
            name,
            partner,
            sequence,
            PartnerMessageExamples.data(name).replaceAll("demo-partner-[12]", person)));
  }

  /** The person has seats at an event. */
  private String tellOfARegistration() {
    story = new EventStory(eventMessages);
    story.scheduled();
    story.registration("confirmed", registration, person);
    return registration;
  }

  private List<JsonNode> inbox() {
    return api.get("/api/notifications").body().path("items").valueStream().toList();
  }

  private String message(String queue, String erasure) {
    List<String> found = new ArrayList<>();
    await()
        .until(() -> {
          var message = rabbit.receive(queue);
          if (message != null
              && erasure.equals(
                  message.getMessageProperties().getHeaders().get("cloudEvents:subject"))) {
            found.add(new String(message.getBody(), StandardCharsets.UTF_8));
          }
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  private static void assertValid(Path schema, String json) throws IOException {
    var compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(schema), InputFormat.JSON);
    assertThat(compiled.validate(json, InputFormat.JSON)).as("%s: %s", schema, json).isEmpty();
    assertThat(compiled.validate("{}", InputFormat.JSON)).isNotEmpty();
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
}
