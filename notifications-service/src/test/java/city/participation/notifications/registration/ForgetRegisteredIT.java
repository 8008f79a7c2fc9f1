package city.participation.notifications.registration;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.ServiceTest;
import city.participation.notifications.event.FindPastEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;

@ServiceTest
class ForgetRegisteredIT {

  private static final Duration KEEP = Duration.ofDays(30);
  private static final Instant END = Instant.parse("2027-03-11T19:30:00Z");

  @Autowired private Consumer<Message<byte[]>> eventMessages;
  @Autowired private FindPastEvents findPastEvents;
  @Autowired private KnownRegistrations knownRegistrations;
  @Autowired private MongoOperations mongo;
  private final String registration = UUID.randomUUID().toString();

  @Test
  void forgetsWhoWasRegisteredAWhileAfterTheEvent() {
    EventStory story = confirmed();
    forgetAt(END.plus(KEEP));
    assertThat(row()).containsKey("person");

    forgetAt(END.plus(KEEP).plusSeconds(1));
    assertThat(row()).doesNotContainKey("person").containsEntry("standing", "CONFIRMED");

    story.registration("recorded", registration, "person-1");
    assertThat(row()).doesNotContainKey("person").containsEntry("standing", "ATTENDED");
    assertThat(findPastEvents.before(END.plus(KEEP), 1_000)).doesNotContain(story.id());
  }

  @Test
  void countsFromTheTimeThatTheEventHasNow() {
    EventStory story = confirmed();
    story.event(
        "rescheduled",
        Map.of(
            "startsAt", END.plus(KEEP).toString(),
            "endsAt", END.plus(KEEP).plusSeconds(60).toString()));
    forgetAt(END.plus(KEEP).plusSeconds(1));

    assertThat(row()).containsKey("person");
  }

  private EventStory confirmed() {
    EventStory story = new EventStory(eventMessages);
    story.scheduled();
    story.registration("confirmed", registration, "person-1");
    return story;
  }

  private void forgetAt(Instant moment) {
    Clock then = Clock.fixed(moment, ZoneOffset.UTC);
    new ForgetRegistered(findPastEvents, knownRegistrations, then, KEEP).forget();
  }

  private Document row() {
    return Objects.requireNonNull(
        mongo.findById(registration, Document.class, "knownRegistration"));
  }
}
