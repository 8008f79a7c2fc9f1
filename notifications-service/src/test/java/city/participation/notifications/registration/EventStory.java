package city.participation.notifications.registration;

import city.participation.notifications.event.messaging.EventMessageExamples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.messaging.Message;

/** One event and what happens to it and its registrations, told as events-service does. */
public final class EventStory {

  private final Consumer<Message<byte[]>> queue;
  private final String event = UUID.randomUUID().toString();
  private final Map<String, Long> sequences = new HashMap<>();

  public EventStory(Consumer<Message<byte[]>> queue) {
    this.queue = queue;
  }

  public String id() {
    return event;
  }

  /** The id of the message that said so. */
  public String event(String name, Map<String, ?> values) {
    return say("event-" + name + ".v1", event, values);
  }

  public String scheduled() {
    return event("scheduled", Map.of());
  }

  public String moved(int calendarSequence) {
    return event(
        "rescheduled",
        Map.of("calendarSequence", calendarSequence, "changed", List.of("TIME", "PLACE")));
  }

  public String cancelled(int calendarSequence) {
    return event("cancelled", Map.of("calendarSequence", calendarSequence));
  }

  public String registration(String name, String registration, String person) {
    return registration(name, registration, person, Map.of());
  }

  public String registration(
      String name, String registration, String person, Map<String, ?> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("registrationId", registration);
    all.put("eventId", event);
    all.put("participant", person);
    String type =
        name.equals("recorded") ? "attendance-recorded.v1" : "registration-" + name + ".v1";
    return say(type, registration, all);
  }

  private String say(String name, String subject, Map<String, ?> values) {
    long sequence = sequences.merge(subject, 1L, Long::sum);
    queue.accept(
        EventMessageExamples.message(
            name, subject, sequence, EventMessageExamples.data(name, values)));
    return subject + "-" + sequence;
  }
}
