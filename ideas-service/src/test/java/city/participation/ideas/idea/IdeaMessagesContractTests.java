package city.participation.ideas.idea;

import static city.participation.ideas.idea.IdeaExamples.AUTHOR;
import static city.participation.ideas.idea.IdeaExamples.CHANGED;
import static city.participation.ideas.idea.IdeaExamples.CLERK;
import static city.participation.ideas.idea.IdeaExamples.MODERATOR;
import static city.participation.ideas.idea.IdeaExamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.Contracts;
import city.participation.ideas.endorsement.EndorsementAnnouncements;
import city.participation.ideas.erasure.ErasureAnnouncements;
import city.participation.ideas.idea.Idea.Decision;
import city.participation.ideas.partner.Sector;
import city.participation.ideas.support.SupportAnnouncements;
import city.participation.messaging.outbox.Announcement;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the model says, put into words by the messaging edge, is what the contracts promise. */
class IdeaMessagesContractTests {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  static Stream<Announcement> announcements() {
    try (var edge = new AnnotationConfigApplicationContext()) {
      edge.scan(
          "city.participation.ideas.idea.messaging",
          "city.participation.ideas.support.messaging",
          "city.participation.ideas.endorsement.messaging");
      // Alone: beside it is a receiver, which needs a broker.
      edge.register(
          ClassUtils.resolveClassName(
              "city.participation.ideas.erasure.messaging.OutboxErasureAnnouncements", null));
      edge.refresh();
      IdeaAnnouncements announcements = edge.getBean(IdeaAnnouncements.class);
      List<Announcement> all = new ArrayList<>();
      facts().forEach(fact -> all.add(announcements.of(fact)));
      all.add(
          edge.getBean(SupportAnnouncements.class)
              .countChanged(UUID.randomUUID().toString(), 42, NOW));
      EndorsementAnnouncements endorsements = edge.getBean(EndorsementAnnouncements.class);
      String idea = UUID.randomUUID().toString();
      String partner = UUID.randomUUID().toString();
      all.add(endorsements.given(idea, partner, Sector.BUSINESS, 1, NOW));
      all.add(endorsements.revoked(idea, partner, Sector.CIVIL_SOCIETY, 0, NOW));
      all.add(edge.getBean(ErasureAnnouncements.class).erased(UUID.randomUUID().toString(), NOW));
      return all.stream();
    }
  }

  private static Stream<IdeaFact> facts() {
    String id = UUID.randomUUID().toString();
    Idea draft = Idea.draft(id, AUTHOR, Origin.WEB, IdeaExamples.CONTENT, NOW);
    Idea placeless = Idea.draft(id, CLERK, Origin.PHONE, CHANGED, NOW);
    Idea submitted = IdeaExamples.taken(draft.submit(AUTHOR, NOW));
    Idea published = IdeaExamples.taken(submitted.publish(MODERATOR, NOW));
    Idea internal = submitted.in(Audience.INTERNAL);
    return Stream.of(
            draft.submit(AUTHOR, NOW),
            placeless.submit(CLERK, NOW),
            IdeaExamples.taken(placeless.submit(CLERK, NOW)).withdraw(CLERK, "Kam zweimal.", NOW),
            submitted.revise(AUTHOR, CHANGED, NOW),
            submitted.publish(MODERATOR, NOW),
            internal.publish(MODERATOR, NOW),
            submitted.reject(MODERATOR, RejectionReason.OFFENSIVE, "So nicht.", NOW),
            published.revise(AUTHOR, CHANGED, NOW),
            IdeaExamples.supported(published).revise(AUTHOR, CHANGED, NOW),
            published.withdraw(AUTHOR, "Es ist gebaut.", NOW),
            published.withdraw(MODERATOR, "Enthält Privates.", NOW))
        .map(Decision.Taken.class::cast)
        .flatMap(taken -> taken.facts().stream());
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
            announcements().map(it -> it.type().substring("ideas.".length())).distinct().toList());
  }

  @Test
  void saysNothingInAPersonsWordsBeforePublication() {
    assertThat(
            announcements()
                .filter(it ->
                    it.type().contains("submitted")
                        || it.type().contains("amended")
                        || it.type().contains("rejected"))
                .map(it -> JSON.writeValueAsString(it.data())))
        .isNotEmpty()
        .noneMatch(json -> json.contains("Trinkbrunnen") || json.contains("So nicht."));
  }

  @Test
  void givesAnExampleOfEachThatKeepsItsPromise() {
    assertThat(Contracts.examples()).hasSameSizeAs(Contracts.schemas());
    for (Path example : Contracts.examples()) {
      String name = example.getFileName().toString().replace(".example.json", "");
      Contracts.assertAsPromised("ideas." + name, Contracts.read(example));
    }
  }

  /** The part of an AsyncAPI document that names messages. */
  record Described(Map<String, Channel> channels, Map<String, Operation> operations) {

    record Channel(Map<String, Told> messages) {}

    record Told(String name, Reference payload) {}

    record Operation(String action, List<Reference> messages) {}

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
        Objects.requireNonNull(described.channels().get("ideas")).messages();

    assertThat(told.values().stream().map(it -> it.payload().ref()))
        .containsExactlyInAnyOrderElementsOf(
            Contracts.schemas().stream().map(it -> "sends/" + it.getFileName()).toList());
    assertThat(told.values())
        .allSatisfy(it ->
            assertThat(it.payload().ref())
                .isEqualTo("sends/" + it.name().replaceFirst("^ideas\\.", "") + ".schema.json"));
    assertThat(Contracts.examples().stream().map(it -> it.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(
            told.values().stream()
                .map(it -> it.name().replaceFirst("^ideas\\.", "") + ".example.json")
                .toList());
    assertThat(
            described.operations().values().stream()
                .filter(it -> it.action().equals("send"))
                .flatMap(it -> it.messages().stream())
                .map(Described.Reference::ref))
        .containsExactlyInAnyOrderElementsOf(
            told.keySet().stream().map(it -> "#/channels/ideas/messages/" + it).toList());
  }

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
