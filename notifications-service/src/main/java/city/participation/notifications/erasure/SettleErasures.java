package city.participation.notifications.erasure;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Erases here what is asked for, and ends what is answered or has waited too long. Any instance may
 * do it, twice or at the same time: erasing again does no harm, and what is noted is one update of
 * the version that was read.
 */
@Component
class SettleErasures {

  private static final Logger log = LoggerFactory.getLogger(SettleErasures.class);
  private static final int BATCH = 100;
  private static final int ATTEMPTS = 10;

  /** So that one that cannot be settled comes after all the others, and is tried again. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final Erasures erasures;
  private final EraseHere eraseHere;
  private final Clock clock;

  SettleErasures(Erasures erasures, EraseHere eraseHere, Clock clock) {
    this.erasures = erasures;
    this.eraseHere = eraseHere;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.erasure.settle-every:1s}")
  void settleDue() {
    List<String> due;
    do {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      due = erasures.due(now, BATCH);
      for (String id : due) {
        if (erasures.claim(id, now, now.plus(CLAIM))) {
          try {
            settle(id, now);
          } catch (RuntimeException failed) {
            // Claimed, it comes again by itself, and not before all the others.
            log.error("Erasure {} cannot be settled now", id, failed);
          }
        }
      }
    } while (due.size() == BATCH);
  }

  private void settle(String id, Instant now) {
    for (int attempt = 1; ; attempt++) {
      try {
        erasures.find(id).ifPresent(before -> settle(before, now));
        return;
      } catch (StaleAggregateException changed) {
        // By an answer just now, which may be the last.
        if (attempt == ATTEMPTS) {
          throw changed;
        }
      }
    }
  }

  private void settle(Stored<Erasure> before, Instant now) {
    Erasure erasure = before.state();
    String person = erasure.person();
    if (person == null) {
      return;
    }
    if (erasure.status() == ErasureStatus.OPEN) {
      eraseHere.of(person);
      erasures.update(before, erasure.erasedHere(now));
    } else if (erasure.canEnd(now)) {
      // Once more: what others said before they had erased the person may have come since.
      eraseHere.of(person);
      erasures.forgetAnswers(erasure.id());
      Erasure ended = erasure.ended(now);
      erasures.update(before, ended);
      if (ended.status() == ErasureStatus.PARTIAL) {
        log.error("Erasure {} is a partial one: {}", erasure.id(), ended.services());
      }
    }
  }
}
