package city.participation.events.event;

import city.participation.events.event.Event.Decision;
import city.participation.messaging.outbox.OutboxFullException;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Opens and closes registration at its dates, and starts and ends events at theirs. Any instance
 * may do it, twice or at the same time: an event is moved on by one update of the version that was
 * read, with the messages in it.
 */
@Component
class SettleEvents {

  private static final Logger LOG = LoggerFactory.getLogger(SettleEvents.class);
  private static final int BATCH = 100;

  /** So that one that cannot be settled comes after all the others, and is tried again. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final Events events;
  private final Clock clock;

  SettleEvents(Events events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.events.settle-every:5s}")
  void settleDue() {
    List<String> due;
    do {
      Instant now = clock.instant();
      due = events.due(now, BATCH);
      for (String id : due) {
        if (!events.claim(id, now, now.plus(CLAIM))) {
          continue;
        }
        try {
          settle(id, now);
        } catch (OutboxFullException later) {
          LOG.warn("Events stay as they are for now: {}", later.getMessage());
          return;
        } catch (RuntimeException failed) {
          LOG.error("Event {} cannot be moved on now.", id, failed);
        }
      }
    } while (due.size() == BATCH);
  }

  private void settle(String id, Instant now) {
    Stored<Event> before = events.find(id).orElse(null);
    if (before == null) {
      return;
    }
    if (CalendarSteps.settle(before.state(), now) instanceof Decision.Taken(Event after, var facts)
        && !after.equals(before.state())) {
      try {
        events.update(before, after, facts, null);
      } catch (StaleAggregateException changed) {
        // By a person just now. Claimed, it comes again by itself, as it is then.
        LOG.debug("Event {} changed while it was moved on.", id);
      }
    }
  }
}
