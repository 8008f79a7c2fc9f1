package city.participation.notifications.reminder;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That all who have seats at an event are to be reminded of it.
 *
 * @param id made of event, start and step, and the message under which each is reminded once
 * @param startsAt when the event began as it was planned then
 * @param step how long before it
 */
@Document("reminders")
record Reminder(@Id String id, String event, Instant startsAt, Duration step, Instant due) {

  /** {@code earliest}: by then the event is stored as it is planned now. */
  static Reminder of(String event, Instant startsAt, Duration step, Instant earliest) {
    String name = event + "|" + startsAt + "|" + step;
    return new Reminder(
        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
        event,
        startsAt,
        step,
        Collections.max(List.of(startsAt.minus(step), earliest)));
  }

  Instant moment() {
    return startsAt.minus(step);
  }
}
