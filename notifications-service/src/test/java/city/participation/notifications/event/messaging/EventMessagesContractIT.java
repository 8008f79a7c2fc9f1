package city.participation.notifications.event.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.notifications.ServiceTest;
import city.participation.notifications.event.FindEvent;
import city.participation.notifications.event.KnownEvent;
import city.participation.notifications.event.KnownEvent.Standing;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.messaging.Message;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class EventMessagesContractIT {

  private static final String UNREAD = "notifications.messages.unread";
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private Consumer<Message<byte[]>> eventMessages;
  @Autowired private MeterRegistry meters;
  @Autowired private FindEvent findEvent;
  @Autowired private MongoOperations mongo;
  private final String event = UUID.randomUUID().toString();

  /** Of events: what is sent beside has a sequence of its own. */
  static List<String> sent() {
    return EventMessageExamples.names().stream().filter(it -> it.startsWith("event-")).toList();
  }

  static List<String> needed() {
    return EventMessageExamples.needed();
  }

  @Test
  void needsNothingThatIsNotSent() {
    assertThat(needed()).containsAll(sent()).hasSize(13);
    assertThat(EventMessageExamples.names()).containsAll(needed());
  }

  @ParameterizedTest
  @MethodSource("needed")
  void findsInEachExampleWhatItNeeds(String name) {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(EventMessageExamples.need(name));

    assertThat(schema.validate(JSON.readTree(EventMessageExamples.data(name)))).isEmpty();
    assertThat(schema.validate(JSON.readTree("{}"))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("sent")
  void understandsEachExampleAlsoTwiceAndWithUnknownFields(String name) {
    accept("event-scheduled.v1", 1);
    accept(name, 2);
    accept(name, 2);
    accept(name, 3);
    accept("event-held.v1", 4);

    // The last one only counts if none before was poisoned.
    assertThat(known().standing()).isEqualTo(Standing.HELD);
  }

  @Test
  void knowsAllThatIsToldOfAnEvent() {
    accept("event-scheduled.v1", 1);

    assertThat(known())
        .isEqualTo(
            new KnownEvent(
                "5d1f0c3e-8a57-8c11-9f60-2b7e4a9d1c05",
                "Bürgerdialog Ehrenfeld",
                "Citizens' dialogue in Ehrenfeld",
                Instant.parse("2027-03-11T17:00:00Z"),
                Instant.parse("2027-03-11T19:30:00Z"),
                "Bürgerzentrum Ehrenfeld, Venloer Straße 429, 50825 Köln",
                "HYBRID",
                "PUBLIC",
                Standing.PLANNED,
                0,
                0,
                Instant.parse("2027-01-20T10:15:00Z"),
                null,
                Instant.parse("2027-03-11T19:30:00Z")));
  }

  @Test
  void followsAnEventThatIsMovedPostponedAndMovedOnce() {
    accept("event-scheduled.v1", 1);
    accept("event-rescheduled.v1", 2);
    assertThat(known().startsAt()).isEqualTo(Instant.parse("2027-03-18T17:00:00Z"));
    assertThat(known().timeSince()).isEqualTo(Instant.parse("2027-02-20T09:40:00Z"));
    assertThat(known().news()).isEqualTo(2);
    assertThat(known().calendarSequence()).isEqualTo(1);

    accept("event-postponed.v1", 3);
    assertThat(known().standing()).isEqualTo(Standing.POSTPONED);
    assertThat(known().news()).isEqualTo(3);

    accept("event-rescheduled.v1", 4, Map.of("status", "POSTPONED", "changed", List.of("DETAILS")));
    assertThat(known().standing()).isEqualTo(Standing.POSTPONED);
    assertThat(known().news()).as("nobody is told of another title").isEqualTo(3);

    accept("event-rescheduled.v1", 5, Map.of("calendarSequence", 2));
    assertThat(known().standing()).isEqualTo(Standing.PLANNED);
    assertThat(known().news()).isEqualTo(5);

    accept("event-cancelled.v1", 6, Map.of("calendarSequence", 3));
    assertThat(known().standing()).isEqualTo(Standing.CANCELLED);
    assertThat(known().calledOff()).isEqualTo(event + "-6");
    assertThat(known().calendarSequence()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"TIME, 2, 2027-02-20T09:40:00Z", "PLACE, 2, 2027-01-20T10:15:00Z"})
  void knowsSinceWhenAnEventHasItsTime(String changed, long news, Instant since) {
    accept("event-scheduled.v1", 1);
    accept("event-rescheduled.v1", 2, Map.of("changed", List.of(changed)));

    assertThat(known().news()).isEqualTo(news);
    assertThat(known().timeSince()).isEqualTo(since);
  }

  @Test
  void knowsInTheEndWhatComesInAnyOrder() {
    accept("event-held.v1", 3);
    accept("event-rescheduled.v1", 2);
    assertThat(findEvent.of(event)).isEmpty();

    accept("event-scheduled.v1", 1);

    assertThat(known().standing()).isEqualTo(Standing.HELD);
    assertThat(known().calendarSequence()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"event-scheduled.v1", "event-rescheduled.v1", "event-cancelled.v1"})
  void keepsAMessageWithoutWhatItNeeds(String name) {
    accept("event-scheduled.v1", 1);
    eventMessages.accept(EventMessageExamples.message(name, event, 2, "{}"));
    accept("event-held.v1", 3);

    assertThat(known().standing()).isEqualTo(Standing.PLANNED);
    Document row = Objects.requireNonNull(mongo.findById(event, Document.class, "knownEvent"));
    assertThat(row).containsKey("poison").containsEntry("lastSeq", 1L);
  }

  @Test
  void countsAVersionThatItCannotRead() {
    accept("event-scheduled.v1", 1);
    String data = EventMessageExamples.data("event-cancelled.v1");
    eventMessages.accept(EventMessageExamples.message("event-cancelled.v2", event, 2, data));
    eventMessages.accept(EventMessageExamples.message("event-painted.v1", event, 3, data));
    accept("event-held.v1", 4);

    assertThat(known().standing()).isEqualTo(Standing.HELD);
    var unread = meters.get(UNREAD).tag("type", "events.event-cancelled.v2");
    assertThat(unread.counter().count()).isEqualTo(1);
  }

  private KnownEvent known() {
    return findEvent.of(event).orElseThrow();
  }

  private void accept(String name, long sequence) {
    accept(name, sequence, Map.of());
  }

  private void accept(String name, long sequence, Map<String, ?> values) {
    eventMessages.accept(
        EventMessageExamples.message(
            name, event, sequence, EventMessageExamples.data(name, values)));
  }
}
