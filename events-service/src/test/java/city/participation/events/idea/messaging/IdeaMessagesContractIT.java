package city.participation.events.idea.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Contracts;
import city.participation.events.DescribedMessages;
import city.participation.events.RunningEventsService;
import city.participation.events.SentExamples;
import city.participation.events.idea.FindIdeas;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

/** What ideas-service sends is what we read of it. */
@RunningEventsService
class IdeaMessagesContractIT {

  private static final SentExamples EXAMPLES = new SentExamples("ideas");
  private static final String PUBLISHED = "idea-published.v1";
  private static final String REVISED = "idea-revised.v1";
  private static final String WITHDRAWN = "idea-withdrawn.v1";
  private static final String TITLE = "Trinkbrunnen am Decksteiner Weiher";

  private final String idea = UUID.randomUUID().toString();

  @Autowired private Consumer<Message<byte[]>> ideaMessages;
  @Autowired private FindIdeas findIdeas;
  @Autowired private MeterRegistry meters;
  @Autowired private MongoOperations mongo;

  static List<String> needed() {
    return EXAMPLES.needed();
  }

  static List<String> sentOfIdeas() {
    return EXAMPLES.names().stream().filter(it -> !it.startsWith("participant-")).toList();
  }

  @Test
  void needsNothingThatIsNotSent() {
    assertThat(needed()).containsExactly(PUBLISHED, REVISED, WITHDRAWN);
    assertThat(EXAMPLES.names()).containsAll(needed());
    assertThat(DescribedMessages.of("ideas"))
        .isEqualTo(
            needed().stream()
                .map(it -> Map.entry("ideas." + it, "needs/ideas/" + it + ".schema.json"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @ParameterizedTest
  @MethodSource("needed")
  void findsInEachExampleWhatItNeeds(String name) {
    Contracts.assertValid(EXAMPLES.need(name), EXAMPLES.data(name).toString());
  }

  @ParameterizedTest
  @MethodSource("sentOfIdeas")
  void understandsEachExampleAlsoTwiceAndWithUnknownFields(String name) {
    accept(name, 1);
    accept(name, 1);
    accept(name, 2);
    accept(PUBLISHED, 3);

    assertThat(title()).as("the last only counts if none is poisoned").isEqualTo(TITLE);
  }

  @Test
  void keepsNothingOfWhoWasErased() {
    accept("participant-erased.v1", 1);

    assertThat(mongo.findById(idea, Document.class, "knownIdea")).isNull();
  }

  @Test
  void followsTheTitleAndForgetsItOnceItIsWithdrawn() {
    accept("idea-submitted.v1", 1);
    assertThat(title()).isNull();
    accept(PUBLISHED, 2);
    accept(REVISED, 3);
    assertThat(title()).startsWith(TITLE + " und");
    accept("support-count-changed.v1", 4);
    assertThat(title()).startsWith(TITLE + " und");

    accept(WITHDRAWN, 5);

    assertThat(title()).isNull();
    Document row = mongo.findById(idea, Document.class, "knownIdea");
    assertThat(row).isNotNull().doesNotContainKey("title");
  }

  @ParameterizedTest
  @ValueSource(strings = {PUBLISHED, REVISED})
  void keepsNoTitleOfAnIdeaOfTheAdministration(String name) {
    accept(PUBLISHED, 1);
    String internal = EXAMPLES.data(name).put("audience", "INTERNAL").toString();

    ideaMessages.accept(EXAMPLES.message(name, idea, 2, internal));

    assertThat(title()).isNull();
    Document row = mongo.findById(idea, Document.class, "knownIdea");
    assertThat(row).isNotNull().doesNotContainKey("title");
  }

  @ParameterizedTest
  @ValueSource(strings = {PUBLISHED, REVISED})
  void takesAMessageFromBeforeTheAudienceForOneToAll(String name) {
    var old = EXAMPLES.data(name);
    old.remove("audience");

    ideaMessages.accept(EXAMPLES.message(name, idea, 1, old.toString()));

    assertThat(title()).startsWith(TITLE);
  }

  @Test
  void appliesInOrderWhatComesInAnyOrder() {
    accept(WITHDRAWN, 3);
    accept(PUBLISHED, 2);
    assertThat(title()).isNull();

    accept("idea-submitted.v1", 1);
    accept(PUBLISHED, 2);

    assertThat(title()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {PUBLISHED, REVISED})
  void keepsAMessageWithoutATitleUntilItCanBeRead(String name) {
    accept(PUBLISHED, 1);
    ideaMessages.accept(EXAMPLES.message(name, idea, 2, "{}"));
    accept(WITHDRAWN, 3);

    assertThat(title()).as("neither is half understood").isEqualTo(TITLE);
  }

  @Test
  void countsAVersionThatItCannotRead() {
    ideaMessages.accept(EXAMPLES.message("idea-withdrawn.v2", idea, 1, "{}"));
    ideaMessages.accept(EXAMPLES.message("idea-submitted.v2", idea, 2, "{}"));

    var unread = meters.get("events.messages.unread");
    assertThat(unread.tag("type", "ideas.idea-withdrawn.v2").counter().count()).isEqualTo(1);
    assertThat(meters.get("events.messages.unread").counters())
        .extracting(it -> it.getId().getTag("type"))
        .doesNotContain("ideas.idea-submitted.v2");
  }

  private @Nullable String title() {
    return findIdeas.of(List.of(idea)).getFirst().title();
  }

  private void accept(String name, long sequence) {
    ideaMessages.accept(EXAMPLES.message(name, idea, sequence));
  }
}
