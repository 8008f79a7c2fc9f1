package city.participation.notifications.idea.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.ServiceTest;
import city.participation.notifications.idea.FindWaitingIdeas;
import city.participation.notifications.idea.WaitingIdea;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.wording.Matter;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class IdeaMessagesContractIT {

  private static final Path NEEDS = Path.of("contracts/needs/ideas");
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private Consumer<Message<byte[]>> ideaMessages;
  @Autowired private MeterRegistry meters;
  @Autowired private FindNotifications findNotifications;
  @Autowired private FindWaitingIdeas findWaitingIdeas;
  private final String idea = UUID.randomUUID().toString();
  private final String author = "author-" + UUID.randomUUID();

  /** Of ideas: the answer to an erasure has a sequence of its own. */
  static List<String> sent() {
    return IdeaMessageExamples.names().stream()
        .filter(name -> !name.startsWith("participant-"))
        .toList();
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
    assertThat(needed()).isNotEmpty();
    assertThat(IdeaMessageExamples.names()).containsAll(needed());
  }

  @ParameterizedTest
  @MethodSource("needed")
  void findsInEachExampleWhatItNeeds(String name) throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(NEEDS.resolve(name + ".schema.json")));

    assertThat(schema.validate(JSON.readTree(IdeaMessageExamples.data(name)))).isEmpty();
    assertThat(schema.validate(JSON.readTree("{}"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("sent")
  void understandsEachExampleAlsoTwiceAndWithUnknownFields(String name) {
    String data = data(name, Map.of("unknown", "field"));

    ideaMessages.accept(IdeaMessageExamples.message(name, idea, 1, data));
    ideaMessages.accept(IdeaMessageExamples.message(name, idea, 1, data));
    ideaMessages.accept(IdeaMessageExamples.message(name, idea, 2, data));
    ideaMessages.accept(publication(3));

    // The last one is only told if none before was poisoned.
    assertThat(told().getFirst().matter()).isEqualTo(Matter.IDEA_PUBLISHED);
    assertThat(told().getFirst().id()).isEqualTo(idea + "-3");
  }

  @Test
  void showsThatAVersionItCannotReadTravelsBesideTheOneItReads(CapturedOutput output) {
    String data = data("idea-published.v1", Map.of());
    ideaMessages.accept(IdeaMessageExamples.message("idea-published.v2", idea, 1, data));
    ideaMessages.accept(publication(2));
    ideaMessages.accept(IdeaMessageExamples.message("idea-revised.v1", idea, 3, data));
    ideaMessages.accept(IdeaMessageExamples.message("idea-published.v2", idea, 4, data));
    ideaMessages.accept(IdeaMessageExamples.message("idea-painted.v2", idea, 5, data));

    assertThat(told()).singleElement().returns(idea + "-2", NotificationSummary::id);
    assertThat(meters.get("notifications.messages.unread").counters())
        .singleElement()
        .satisfies(counter -> {
          assertThat(counter.getId().getTag("type")).isEqualTo("ideas.idea-published.v2");
          assertThat(counter.count()).isEqualTo(2);
        });
    assertThat(output.getOut().split("ideas.idea-published.v2 is sent", -1)).hasSize(2);
  }

  @Test
  void tellsTheAuthorOfAPublicationOnce() {
    ideaMessages.accept(publication(1));
    ideaMessages.accept(publication(1));

    assertThat(told())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.matter()).isEqualTo(Matter.IDEA_PUBLISHED);
          assertThat(one.subject()).isEqualTo(idea);
          assertThat(one.parameters()).containsEntry("title", "Trinkbrunnen am Decksteiner Weiher");
        });
  }

  @Test
  void tellsTheAuthorWhyAnIdeaWasRejected() {
    ideaMessages.accept(submission(1));
    accept("idea-rejected.v1", 2, Map.of());

    assertThat(told())
        .singleElement()
        .satisfies(one -> assertThat(one.parameters()).containsEntry("reason", "NOT_CITY_MATTER"));
  }

  @Test
  void tellsTheAuthorWhatAModeratorWithdrewUnderItsLastTitle() {
    ideaMessages.accept(publication(1));
    accept("idea-revised.v1", 2, Map.of("title", "Zwei Trinkbrunnen"));
    accept("idea-withdrawn.v1", 3, Map.of("by", "moderator"));

    assertThat(told().getFirst().matter()).isEqualTo(Matter.IDEA_WITHDRAWN);
    assertThat(told().getFirst().parameters()).containsEntry("title", "Zwei Trinkbrunnen");
  }

  @Test
  void tellsAuthorsNothingOfWhatTheyWithdrewThemselves() {
    ideaMessages.accept(submission(1));
    accept("idea-withdrawn.v1", 2, Map.of("by", "author"));

    assertThat(told()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"idea-published.v1", "idea-rejected.v1", "idea-withdrawn.v1"})
  void keepsAnIdeaOnTheWorkListUntilItIsDecided(String decision) {
    ideaMessages.accept(submission(1));
    assertThat(waiting()).contains(idea);

    accept(decision, 2, Map.of());
    assertThat(waiting()).doesNotContain(idea);

    ideaMessages.accept(submission(1));
    assertThat(waiting()).doesNotContain(idea);
  }

  @Test
  void leavesWhatIsAmendedOnTheWorkListUnlessItIsDecided() {
    ideaMessages.accept(submission(1));
    accept("idea-amended.v1", 2, Map.of());
    assertThat(waiting()).contains(idea);

    accept("idea-rejected.v1", 3, Map.of());
    accept("idea-amended.v1", 4, Map.of());
    assertThat(waiting()).doesNotContain(idea);
  }

  @Test
  void tellsOnceAndInOrderWhatComesInAnyOrder() {
    accept("idea-withdrawn.v1", 3, Map.of("by", "moderator"));
    ideaMessages.accept(publication(2));
    accept("idea-withdrawn.v1", 3, Map.of("by", "moderator"));
    assertThat(told()).isEmpty();

    ideaMessages.accept(submission(1));
    ideaMessages.accept(publication(2));

    assertThat(told())
        .extracting(NotificationSummary::matter)
        .containsExactly(Matter.IDEA_WITHDRAWN, Matter.IDEA_PUBLISHED);
    assertThat(waiting()).doesNotContain(idea);
  }

  private void accept(String name, long sequence, Map<String, String> changed) {
    ideaMessages.accept(IdeaMessageExamples.message(name, idea, sequence, data(name, changed)));
  }

  private Message<byte[]> submission(long sequence) {
    return IdeaMessageExamples.message(
        "idea-submitted.v1", idea, sequence, data("idea-submitted.v1", Map.of()));
  }

  private Message<byte[]> publication(long sequence) {
    return IdeaMessageExamples.message(
        "idea-published.v1", idea, sequence, data("idea-published.v1", Map.of()));
  }

  private String data(String name, Map<String, String> changed) {
    ObjectNode data = (ObjectNode) JSON.readTree(IdeaMessageExamples.data(name));
    if (data.has("author")) {
      data.put("author", author);
    }
    changed.forEach(data::put);
    return data.toString();
  }

  private List<NotificationSummary> told() {
    return findNotifications.page(author, false, Long.MAX_VALUE, 100).items();
  }

  private List<String> waiting() {
    return findWaitingIdeas.after(null, 1_000).stream().map(WaitingIdea::idea).toList();
  }
}
