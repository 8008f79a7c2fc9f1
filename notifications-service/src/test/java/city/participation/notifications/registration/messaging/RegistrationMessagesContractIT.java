package city.participation.notifications.registration.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import city.participation.notifications.ServiceTest;
import city.participation.notifications.event.messaging.EventMessageExamples;
import city.participation.notifications.inbox.FindNotifications;
import city.participation.notifications.inbox.NotificationSummary;
import city.participation.notifications.registration.EventStory;
import city.participation.notifications.wording.Matter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;
import org.springframework.test.context.TestPropertySource;

@ServiceTest
@TestPropertySource(
    properties = {
      "participation.messaging.inbox.sweep=500ms",
      "participation.messaging.inbox.attempts=100"
    })
class RegistrationMessagesContractIT {

  @Autowired private Consumer<Message<byte[]>> eventMessages;
  @Autowired private FindNotifications findNotifications;
  @Autowired private MongoOperations mongo;
  private final String registration = UUID.randomUUID().toString();
  private final String person = "person-" + UUID.randomUUID();
  private EventStory story;

  @BeforeEach
  void begin() {
    story = new EventStory(eventMessages);
  }

  static List<String> sent() {
    return EventMessageExamples.names().stream()
        .filter(it -> it.startsWith("registration-") || it.startsWith("attendance-"))
        .toList();
  }

  @Test
  void followsAllThatIsSentOfARegistration() {
    assertThat(sent()).hasSize(6);
    assertThat(EventMessageExamples.needed()).containsAll(sent());
  }

  @ParameterizedTest
  @MethodSource("sent")
  void understandsEachExampleAlsoTwiceAndWithUnknownFields(String name) {
    story.scheduled();
    accept(name, 1);
    accept(name, 1);
    accept(name, 2);
    accept("registration-cancelled.v1", 3);

    // The last one is only told if none before was poisoned.
    assertThat(told().getFirst().matter()).isEqualTo(Matter.REGISTRATION_CANCELLED);
    assertThat(told().getFirst().id()).isEqualTo(registration + "-3");
    assertThat(told()).hasSize(name.startsWith("attendance-") ? 1 : 3);
  }

  @ParameterizedTest
  @MethodSource("sent")
  void tellsNobodyOfAMessageWithoutWhatItNeeds(String name) {
    story.scheduled();
    eventMessages.accept(EventMessageExamples.message(name, registration, 1, "{\"seats\": null}"));
    accept("registration-confirmed.v1", 2);

    assertThat(told()).as("both are kept until they can be read").isEmpty();
  }

  @Test
  void tellsThePersonWhereTheRegistrationStands() {
    story.scheduled();
    story.registration("waitlisted", registration, person);
    story.registration("offered", registration, person);
    story.registration("confirmed", registration, person);
    story.registration("cancelled", registration, person);

    assertThat(told())
        .extracting(
            NotificationSummary::matter,
            NotificationSummary::subject,
            one -> one.parameters().getOrDefault("calendar", "-"))
        .containsExactly(
            tuple(Matter.REGISTRATION_CANCELLED, registration, "CANCEL"),
            tuple(Matter.REGISTRATION_CONFIRMED, registration, "REQUEST"),
            tuple(Matter.REGISTRATION_OFFERED, registration, "-"),
            tuple(Matter.REGISTRATION_WAITLISTED, registration, "-"));
    assertThat(told().get(3).parameters()).containsEntry("position", "7");
    assertThat(told().get(2).parameters()).containsEntry("until", "2027-03-05T18:00:00Z");
    assertThat(told().get(1).parameters())
        .containsEntry("seats", "2")
        .containsEntry("eventId", story.id())
        .containsEntry("eventDe", "Bürgerdialog Ehrenfeld")
        .containsEntry("startsAt", "2027-03-11T17:00:00Z")
        .containsEntry("place", "Bürgerzentrum Ehrenfeld, Venloer Straße 429, 50825 Köln")
        .containsEntry("sequence", "0");
  }

  @Test
  void takesNothingOutOfACalendarInWhichItNeverWas() {
    story.scheduled();
    story.registration("waitlisted", registration, person);
    story.registration("cancelled", registration, person);

    assertThat(told().getFirst().matter()).isEqualTo(Matter.REGISTRATION_CANCELLED);
    assertThat(told().getFirst().parameters()).doesNotContainKey("calendar");
  }

  @Test
  void saysWhetherAnOfferRanOutOrTheQueueEnded() {
    story.scheduled();
    story.registration("waitlisted", registration, person);
    story.registration("lapsed", registration, person);
    assertThat(told().getFirst().matter()).isEqualTo(Matter.REGISTRATION_QUEUE_ENDED);

    String other = UUID.randomUUID().toString();
    story.registration("waitlisted", other, person);
    story.registration("offered", other, person);
    story.registration("lapsed", other, person);
    assertThat(told().getFirst().matter()).isEqualTo(Matter.REGISTRATION_LAPSED);
  }

  @Test
  void tellsOnceAndInOrderWhatComesInAnyOrder() {
    story.scheduled();
    accept("registration-confirmed.v1", 3);
    accept("registration-offered.v1", 2);
    assertThat(told()).isEmpty();

    accept("registration-waitlisted.v1", 1);
    accept("registration-confirmed.v1", 3);

    assertThat(told())
        .extracting(NotificationSummary::matter)
        .containsExactly(
            Matter.REGISTRATION_CONFIRMED,
            Matter.REGISTRATION_OFFERED,
            Matter.REGISTRATION_WAITLISTED);
  }

  @Test
  void waitsForAnEventThatIsNotKnownYet() {
    story.registration("confirmed", registration, person);
    assertThat(told()).isEmpty();

    story.scheduled();

    await()
        .untilAsserted(() ->
            assertThat(told())
                .extracting(NotificationSummary::matter)
                .containsExactly(Matter.REGISTRATION_CONFIRMED));
  }

  @Test
  void tellsNobodyWhoIsErased() {
    story.scheduled();
    story.registration("confirmed", registration, "erased:5f0c");

    Document row =
        Objects.requireNonNull(mongo.findById(registration, Document.class, "knownRegistration"));
    assertThat(row).doesNotContainKey("person").containsEntry("standing", "CONFIRMED");
    assertThat(findNotifications.page("erased:5f0c", false, Long.MAX_VALUE, 10).items()).isEmpty();
  }

  @Test
  void putsNothingIntoACalendarThatHasNoTime() {
    story.scheduled();
    story.event("postponed", Map.of());
    story.registration("confirmed", registration, person);

    assertThat(told().getFirst().parameters())
        .containsEntry("postponed", "true")
        .doesNotContainKey("calendar");
  }

  private void accept(String name, long sequence) {
    String data =
        EventMessageExamples.data(name, Map.of("eventId", story.id(), "participant", person));
    eventMessages.accept(EventMessageExamples.message(name, registration, sequence, data));
  }

  /** Newest first. */
  private List<NotificationSummary> told() {
    return findNotifications.page(person, false, Long.MAX_VALUE, 100).items();
  }
}
