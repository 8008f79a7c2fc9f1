package city.participation.notifications.reminder;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When people are reminded of their events.
 *
 * @param before how long before the start; none: never
 * @param told who was told of the start as short a time before is not reminded of it
 */
@ConfigurationProperties("participation.reminder")
record ReminderProperties(
    @DefaultValue({"7d", "1d", "2h"}) List<Duration> before, @DefaultValue("1h") Duration told) {

  ReminderProperties {
    before = List.copyOf(before);
  }
}
