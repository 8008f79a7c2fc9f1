package city.participation.events.programme;

import static city.participation.events.programme.ProgrammeExamples.FIRST;
import static city.participation.events.programme.ProgrammeExamples.NOW;
import static city.participation.events.programme.ProgrammeExamples.STAFF;
import static city.participation.events.programme.ProgrammeExamples.announced;
import static city.participation.events.programme.ProgrammeExamples.closed;
import static city.participation.events.programme.ProgrammeExamples.evaluating;
import static city.participation.events.programme.ProgrammeExamples.inDays;
import static city.participation.events.programme.ProgrammeExamples.planned;
import static city.participation.events.programme.ProgrammeExamples.results;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Contracts;
import city.participation.messaging.outbox.Announcement;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the model says, put into words by the messaging edge, is what the contracts promise. */
class ProgrammeMessagesContractTests {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  static Stream<Announcement> announcements() {
    try (var edge =
        new AnnotationConfigApplicationContext("city.participation.events.programme.messaging")) {
      ProgrammeAnnouncements announcements = edge.getBean(ProgrammeAnnouncements.class);
      return facts().map(announcements::of).toList().stream();
    }
  }

  private static Stream<ProgrammeFact> facts() {
    return Stream.of(
            ProgrammeSteps.announce(planned(), STAFF, "Der Rat hat es beschlossen.", NOW),
            CalendarSteps.settle(announced(), inDays(33)),
            StageSteps.reopen(
                evaluating(), STAFF, FIRST, inDays(50), "Die Website stand still.", inDays(40)),
            ProgrammeSteps.close(evaluating(), STAFF, results(), null, inDays(40)),
            ProgrammeSteps.archive(closed(), STAFF, null, inDays(41)))
        .flatMap(decision -> ProgrammeExamples.facts(decision).stream());
  }

  @ParameterizedTest
  @MethodSource("announcements")
  void saysWhatItsSchemaPromises(Announcement announcement) {
    Contracts.assertAsPromised(announcement.type(), JSON.writeValueAsString(announcement.data()));
  }

  @Test
  void promisesNothingThatItNeverSays() {
    assertThat(
            Contracts.schemas().stream()
                .map(it -> it.getFileName().toString().replace(".schema.json", "")))
        .containsExactlyInAnyOrderElementsOf(
            announcements().map(it -> it.type().substring("events.".length())).distinct().toList());
  }

  @Test
  void saysWhoNobodyIsAndNothingInAPersonsWords() {
    assertThat(announcements().toList())
        .isNotEmpty()
        .allSatisfy(it ->
            assertThat(JSON.writeValueAsString(it.data()))
                .doesNotContain(STAFF.id(), "beschlossen", "Website", "umgesetzt"));
  }

  @Test
  void givesAnExampleOfEachThatKeepsItsPromise() {
    assertThat(Contracts.examples()).hasSameSizeAs(Contracts.schemas());
    for (Path example : Contracts.examples()) {
      String name = example.getFileName().toString().replace(".example.json", "");
      Contracts.assertAsPromised("events." + name, Contracts.read(example));
    }
  }

  /** The part of an AsyncAPI document that names messages. */
  record Described(Map<String, Channel> channels, Map<String, Sending> operations) {

    record Channel(Map<String, Told> messages) {}

    record Told(String name, Reference payload) {}

    record Sending(List<Reference> messages) {}

    record Reference(@JsonProperty("$ref") String ref) {}
  }

  @Test
  void describesEachMessageByItsSchemaAndNoOther() {
    Described described =
        JSON.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .convertValue(
                new Yaml().load(Contracts.read(Path.of("contracts", "asyncapi.yaml"))),
                Described.class);
    Map<String, Described.Told> told =
        Objects.requireNonNull(described.channels().get("events")).messages();

    assertThat(told.values().stream().map(it -> it.payload().ref()))
        .containsExactlyInAnyOrderElementsOf(
            Contracts.schemas().stream().map(it -> "sends/" + it.getFileName()).toList());
    assertThat(told.values())
        .allSatisfy(it ->
            assertThat(it.payload().ref())
                .isEqualTo("sends/" + it.name().replaceFirst("^events\\.", "") + ".schema.json"));
    assertThat(Contracts.examples().stream().map(it -> it.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(
            told.values().stream()
                .map(it -> it.name().replaceFirst("^events\\.", "") + ".example.json")
                .toList());
    assertThat(
            described.operations().values().stream()
                .flatMap(it -> it.messages().stream())
                .map(Described.Reference::ref))
        .containsExactlyInAnyOrderElementsOf(
            told.keySet().stream().map(it -> "#/channels/events/messages/" + it).toList());
  }

  /** Found beside each service, so that none has to be named here. */
  @Test
  void givesEveryNeighbourWhatItNeeds() {
    assertThat(Contracts.needs()).isNotEmpty();
    for (Path need : Contracts.needs()) {
      String name = need.getFileName().toString().replace(".schema.json", ".example.json");
      Path example = Path.of("contracts", "sends", name);
      assertThat(example).as("needed by %s", need).exists();
      Contracts.assertValid(need, Contracts.read(example));
    }
  }
}
