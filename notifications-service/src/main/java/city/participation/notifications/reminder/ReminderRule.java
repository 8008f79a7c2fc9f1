package city.participation.notifications.reminder;

import city.participation.notifications.event.KnownEvent;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Which reminders are still of use. */
@Component
class ReminderRule {

  private final ReminderProperties properties;

  ReminderRule(ReminderProperties properties) {
    this.properties = properties;
  }

  /** Until when somebody must have been told of the start to be reminded of it. */
  Instant toldBy(Reminder reminder) {
    return reminder.moment().minus(properties.told());
  }

  /** Whether somebody can be reminded, as far as can be known before. */
  boolean isOfUse(Reminder reminder, KnownEvent event) {
    return event.standing() == KnownEvent.Standing.PLANNED
        && event.startsAt().equals(reminder.startsAt())
        && !event.timeSince().isAfter(toldBy(reminder));
  }

  /** Whether it still says something in time. */
  boolean isInTime(Reminder reminder, Instant now) {
    return now.isBefore(reminder.startsAt())
        && now.isBefore(reminder.moment().plus(reminder.step().dividedBy(2)))
        && properties.before().stream().noneMatch(step -> replaces(step, reminder, now));
  }

  private static boolean replaces(Duration step, Reminder reminder, Instant now) {
    return step.compareTo(reminder.step()) < 0 && !now.isBefore(reminder.startsAt().minus(step));
  }
}
