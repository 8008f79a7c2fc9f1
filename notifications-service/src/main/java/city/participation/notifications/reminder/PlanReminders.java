package city.participation.notifications.reminder;

import city.participation.notifications.event.EventNews;
import city.participation.notifications.event.EventWatcher;
import city.participation.notifications.event.KnownEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Plans the reminders of an event for each time that it gets. Those of a time that it had before
 * are not looked for: they find out when they are due.
 */
@Component
class PlanReminders implements EventWatcher {

  /** The event is stored after this, at the latest when its message is tried again. */
  private static final Duration STORED = Duration.ofMinutes(1);

  private final Reminders reminders;
  private final ReminderRule rule;
  private final ReminderProperties properties;
  private final Clock clock;

  PlanReminders(
      Reminders reminders, ReminderRule rule, ReminderProperties properties, Clock clock) {
    this.reminders = reminders;
    this.rule = rule;
    this.properties = properties;
    this.clock = clock;
  }

  @Override
  public void happened(EventNews news) {
    KnownEvent event = news.now();
    Instant earliest = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(STORED);
    properties.before().stream()
        .map(step -> Reminder.of(news.event(), event.startsAt(), step, earliest))
        .filter(reminder -> rule.isOfUse(reminder, event))
        .forEach(reminders::add);
  }
}
