package city.participation.ideas.programme.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.participation.ideas.Contracts;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.programme.FindProgrammes;
import city.participation.ideas.programme.KnownProgramme;
import city.participation.ideas.programme.KnownStage;
import city.participation.ideas.programme.StageAction;
import city.participation.ideas.programme.StageStatus;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What events-service sends is what we read of it. */
@RunningIdeasService
class EventsMessagesContractTests {

  private static final Path NEEDS = Path.of("contracts/needs/events");
  private static final String UNREAD = "ideas.messages.unread";
  private static final String DOCUMENTED = "event-documented.v1";
  private static final JsonMapper JSON = new JsonMapper();

  private static final KnownProgramme ANNOUNCED =
      new KnownProgramme(
          false,
          false,
          List.of(
              stage(StageStatus.PLANNED),
              new KnownStage(
                  "c2a7d4e8-91b3-4f06-a5d7-3e8f1b6c9a24",
                  Instant.parse("2027-03-31T22:00:00Z"),
                  Instant.parse("2027-04-30T22:00:00Z"),
                  StageStatus.PLANNED,
                  List.of())));

  @Autowired private Consumer<Message<byte[]>> eventsMessages;
  @Autowired private MeterRegistry meters;
  @Autowired private FindProgrammes findProgrammes;
  @Autowired private MongoOperations mongo;
  private final String subject = UUID.randomUUID().toString();

  static List<String> sent() {
    return EventsMessageExamples.names();
  }

  static List<String> ofProgrammes() {
    return sent().stream().filter(name -> name.matches("(programme|stage)-.*")).toList();
  }

  static List<String> ofEvents() {
    return sent().stream().filter(name -> name.startsWith("event-")).toList();
  }

  static List<String> needed() throws IOException {
    try (Stream<Path> files = Files.list(NEEDS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".schema.json", ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void needsNothingThatIsNotSent() throws IOException {
    assertThat(needed()).hasSize(6);
    assertThat(sent()).containsAll(needed());
  }

  @ParameterizedTest
  @MethodSource("needed")
  void findsInEachExampleWhatItNeeds(String name) {
    Contracts.assertValid(
        NEEDS.resolve(name + ".schema.json"), EventsMessageExamples.data(name).toString());
  }

  @ParameterizedTest
  @MethodSource("ofProgrammes")
  void understandsEachExampleOfAProgrammeAlsoTwiceAndWithUnknownFields(String name) {
    accept("programme-announced.v1", 1);
    accept(name, 2);
    accept(name, 2);
    accept("programme-announced.v1", 3);

    assertThat(known()).as("the last one is only known if none was poisoned").contains(ANNOUNCED);
  }

  @ParameterizedTest
  @MethodSource("ofEvents")
  void understandsEachExampleOfAnEventAlsoTwiceAndWithUnknownFields(String name) {
    accept(name, 1);
    accept(name, 1);
    accept(DOCUMENTED, 2);

    assertThat(row("documentedEvent").orElseThrow().getList("ideas", String.class))
        .as("the last one is only known if none was poisoned")
        .containsExactly("c81e5a07-2d94-8b36-8f1a-6e3b9d0c7f52");
    assertThat(row("knownProgramme")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registration-confirmed.v1",
        "registration-waitlisted.v2",
        "attendance-recorded.v1",
        "participant-erased.v1"
      })
  void keepsNothingOfWhoComesToAnEvent(String name) {
    eventsMessages.accept(EventsMessageExamples.message(name, subject, 1, "{}"));

    assertThat(row("knownProgramme")).isEmpty();
    assertThat(row("documentedEvent")).isEmpty();
  }

  @Test
  void followsAProgrammeFromStageToStage() {
    accept("programme-announced.v1", 1);
    accept("stage-opened.v1", 2);
    assertThat(first()).isEqualTo(stage(StageStatus.OPEN));
    accept("programme-updated.v1", 3);
    assertThat(first()).isEqualTo(stage(StageStatus.OPEN));
    accept("stage-closed.v1", 4);
    assertThat(first()).isEqualTo(stage(StageStatus.CLOSED));
    accept("stage-opened.v1", 5);
    assertThat(first()).as("once more").isEqualTo(stage(StageStatus.OPEN));
    accept("programme-closed.v1", 6);
    assertThat(known()).map(KnownProgramme::over).contains(true);
  }

  @Test
  void followsInOrderWhateverTheOrder() {
    accept("stage-closed.v1", 3);
    accept("stage-opened.v1", 2);
    assertThat(known()).isEmpty();

    accept("programme-announced.v1", 1);
    accept("stage-opened.v1", 2);

    assertThat(first()).isEqualTo(stage(StageStatus.CLOSED));
  }

  @Test
  void knowsNothingOfAProgrammeThatBeganBeforeItsQueueWasThere() {
    accept("programme-updated.v1", 7);
    accept("stage-opened.v1", 8);

    assertThat(known()).isEmpty();
  }

  @Test
  void knowsNothingOfAProgrammeOfWhichNothingConcernedIt() {
    eventsMessages.accept(EventsMessageExamples.message("programme-painted.v1", subject, 1, "{}"));
    assertThat(known()).isEmpty();

    accept("programme-announced.v1", 2);
    assertThat(known()).contains(ANNOUNCED);
  }

  @Test
  void tellsWhatIsForTheAdministrationApart() {
    accept("programme-announced.v1", 1, data -> data.put("audience", "INTERNAL"));

    assertThat(known()).isEmpty();
    assertThat(findProgrammes.find(subject, true)).map(KnownProgramme::internal).contains(true);
  }

  @Test
  void opensNothingByWordsThatItHasNeverHeard() {
    accept(
        "programme-announced.v1",
        1,
        data -> {
          ObjectNode stage = (ObjectNode) data.path("stages").path(0);
          stage.put("status", "PAUSED").putArray("allowedActions").add("VOTE").add("SUPPORT");
          return data;
        });

    assertThat(first().status()).isEqualTo(StageStatus.CLOSED);
    assertThat(first().allows()).containsExactly(StageAction.SUPPORT);
  }

  @ParameterizedTest
  @CsvSource({
    "programme-announced.v1, audience",
    "programme-announced.v1, status",
    "programme-announced.v1, stages",
    "programme-announced.v1, stages/stageId",
    "programme-announced.v1, stages/opensAt",
    "programme-announced.v1, stages/closesAt",
    "programme-announced.v1, stages/status",
    "programme-announced.v1, stages/allowedActions",
    "stage-opened.v1, stageId",
    "stage-opened.v1, allowedActions",
    "stage-opened.v1, closesAt",
    "stage-closed.v1, stageId"
  })
  void keepsAMessageWithoutWhatItNeedsUntilItCanBeRead(String name, String field) {
    accept("programme-announced.v1", 1);
    accept(
        name,
        2,
        data -> {
          ObjectNode at = field.contains("/") ? (ObjectNode) data.path("stages").path(0) : data;
          assertThat(at.remove(field.replace("stages/", ""))).isNotNull();
          return data;
        });
    accept("programme-closed.v1", 3);

    assertThat(known()).as("neither is half understood").contains(ANNOUNCED);
  }

  @Test
  void keepsTheEndOfAnEventThatDoesNotSayWhichIdeasItRecorded() {
    accept(
        DOCUMENTED,
        1,
        data -> {
          data.remove("ideas");
          return data;
        });
    accept(DOCUMENTED, 2);

    assertThat(row("documentedEvent").orElseThrow().get("ideas")).isNull();
  }

  @Test
  void countsAVersionThatItCannotRead() {
    accept("programme-announced.v1", 1);
    for (String name : List.of("stage-closed.v2", "programme-painted.v2")) {
      long sequence = name.startsWith("stage") ? 2 : 3;
      eventsMessages.accept(EventsMessageExamples.message(name, subject, sequence, "{}"));
    }
    String event = UUID.randomUUID().toString();
    eventsMessages.accept(EventsMessageExamples.message("event-documented.v2", event, 1, "{}"));

    assertThat(known()).contains(ANNOUNCED);
    for (String type : List.of("events.stage-closed.v2", "events.event-documented.v2")) {
      assertThat(meters.get(UNREAD).tag("type", type).counter().count()).isEqualTo(1);
    }
    assertThat(meters.get(UNREAD).counters())
        .extracting(counter -> counter.getId().getTag("type"))
        .doesNotContain("events.programme-painted.v2");
  }

  @Test
  void readsTheNameThatTheBinderGivesToTheType() {
    Message<byte[]> wire = EventsMessageExamples.message(DOCUMENTED, subject, 1);
    MessageBuilder<byte[]> bound = MessageBuilder.withPayload(wire.getPayload());
    wire.getHeaders()
        .forEach((name, value) -> {
          if (name.startsWith("cloudEvents:")) {
            bound.setHeader(name.replace("cloudEvents:", "ce-"), value);
          }
        });

    eventsMessages.accept(bound.build());

    assertThat(row("documentedEvent")).isPresent();
  }

  @Test
  void leavesAMessageWithoutATypeToTheDeadLetters() {
    Message<byte[]> mute =
        MessageBuilder.fromMessage(EventsMessageExamples.message(DOCUMENTED, subject, 1))
            .removeHeader("cloudEvents:type")
            .build();

    assertThatThrownBy(() -> eventsMessages.accept(mute))
        .isInstanceOf(AmqpRejectAndDontRequeueException.class);
  }

  /** The part of an AsyncAPI document that names messages. */
  record Described(Map<String, Channel> channels) {

    record Channel(Map<String, Told> messages) {}

    record Told(String name, Reference payload) {}

    record Reference(@JsonProperty("$ref") String ref) {}
  }

  @Test
  void describesEachMessageThatItReadsAndNoOther() throws IOException {
    Described described =
        JSON.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .convertValue(
                new Yaml().load(Contracts.read(Path.of("contracts", "asyncapi.yaml"))),
                Described.class);
    var told = Objects.requireNonNull(described.channels().get("events")).messages().values();

    assertThat(told.stream().map(it -> it.name().replaceFirst("^events\\.", "")))
        .containsExactlyInAnyOrderElementsOf(needed());
    assertThat(told)
        .allSatisfy(it ->
            assertThat(it.payload().ref())
                .isEqualTo(
                    "needs/events/" + it.name().replaceFirst("^events\\.", "") + ".schema.json"));
  }

  private static KnownStage stage(StageStatus status) {
    return new KnownStage(
        "0e9b1f6a-3c7d-4b52-8e1f-6a2d9c4b7e10",
        Instant.parse("2027-02-28T23:00:00Z"),
        Instant.parse("2027-03-31T22:00:00Z"),
        status,
        List.of(StageAction.SUBMIT, StageAction.SUPPORT));
  }

  private void accept(String name, long sequence) {
    accept(name, sequence, data -> data);
  }

  private void accept(String name, long sequence, UnaryOperator<ObjectNode> change) {
    ObjectNode data = change.apply(EventsMessageExamples.data(name));
    eventsMessages.accept(EventsMessageExamples.message(name, subject, sequence, data.toString()));
  }

  private Optional<KnownProgramme> known() {
    return findProgrammes.find(subject, false);
  }

  private KnownStage first() {
    return known().orElseThrow().stages().getFirst();
  }

  private Optional<Document> row(String collection) {
    return Optional.ofNullable(mongo.findById(subject, Document.class, collection));
  }
}
