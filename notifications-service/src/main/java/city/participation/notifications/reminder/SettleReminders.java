package city.participation.notifications.reminder;

import city.participation.notifications.circular.StartCircular;
import city.participation.notifications.event.FindEvent;
import city.participation.notifications.event.KnownEvent;
import city.participation.notifications.wording.Matter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends round the reminders that are due and of use, and forgets the others. Any instance may do
 * it, and again after a crash: the same reminder is the same message.
 */
@Component
class SettleReminders {

  private static final Logger log = LoggerFactory.getLogger(SettleReminders.class);
  private static final int AT_ONCE = 1_000;
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final Reminders reminders;
  private final ReminderRule rule;
  private final FindEvent findEvent;
  private final StartCircular startCircular;
  private final Clock clock;

  SettleReminders(
      Reminders reminders,
      ReminderRule rule,
      FindEvent findEvent,
      StartCircular startCircular,
      Clock clock) {
    this.reminders = reminders;
    this.rule = rule;
    this.findEvent = findEvent;
    this.startCircular = startCircular;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.reminder.settle-every:10s}")
  void settleDue() {
    for (int settled = 0; settled < AT_ONCE; settled++) {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      Optional<Reminder> due = reminders.claim(now, now.plus(CLAIM));
      if (due.isEmpty()) {
        return;
      }
      try {
        settle(due.get(), now);
      } catch (RuntimeException failed) {
        // Claimed, it comes again by itself, and not before all the others.
        log.error("Reminder {} cannot be sent round now", due.get().id(), failed);
      }
    }
  }

  private void settle(Reminder reminder, Instant now) {
    Optional<KnownEvent> event =
        findEvent.of(reminder.event()).filter(it -> rule.isOfUse(reminder, it));
    if (event.isPresent() && rule.isInTime(reminder, now)) {
      startCircular.toConfirmed(
          reminder.id(),
          reminder.event(),
          event.get(),
          Matter.EVENT_REMINDER,
          rule.toldBy(reminder));
    }
    reminders.remove(reminder);
  }
}
