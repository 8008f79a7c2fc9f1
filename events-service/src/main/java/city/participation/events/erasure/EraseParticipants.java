package city.participation.events.erasure;

import city.participation.events.calendarlink.LinkCalendar;
import city.participation.events.event.EraseFromEvents;
import city.participation.events.programme.EraseFromProgrammes;
import city.participation.events.registration.EraseRegistrations;
import city.participation.events.series.EraseFromSeries;
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
 * Strips the people who are to be erased. What is stripped is no longer found, so after a crash
 * another run, of any instance, goes on with what is left; two at once do no harm.
 */
@Component
class EraseParticipants {

  private static final Logger LOG = LoggerFactory.getLogger(EraseParticipants.class);
  private static final int BATCH = 10;

  /** So that one that fails comes after all the others, and is tried again. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  /** Until what has to wait is looked at again. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Erasures erasures;
  private final LinkCalendar linkCalendar;
  private final EraseRegistrations eraseRegistrations;
  private final EraseFromSeries eraseFromSeries;
  private final EraseFromEvents eraseFromEvents;
  private final EraseFromProgrammes eraseFromProgrammes;
  private final Clock clock;

  EraseParticipants(
      Erasures erasures,
      LinkCalendar linkCalendar,
      EraseRegistrations eraseRegistrations,
      EraseFromSeries eraseFromSeries,
      EraseFromEvents eraseFromEvents,
      EraseFromProgrammes eraseFromProgrammes,
      Clock clock) {
    this.erasures = erasures;
    this.linkCalendar = linkCalendar;
    this.eraseRegistrations = eraseRegistrations;
    this.eraseFromSeries = eraseFromSeries;
    this.eraseFromEvents = eraseFromEvents;
    this.eraseFromProgrammes = eraseFromProgrammes;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.events.erase-every:1s}")
  void eraseDue() {
    List<String> due;
    do {
      Instant now = clock.instant();
      due = erasures.due(now, BATCH);
      for (String id : due) {
        if (erasures.claim(id, now, now.plus(CLAIM))) {
          try {
            erase(id);
          } catch (RuntimeException failed) {
            // Claimed, it comes again by itself, and not before all the others.
            LOG.error("Erasure {} cannot go on now.", id, failed);
          }
        }
      }
    } while (due.size() == BATCH);
  }

  private void erase(String id) {
    Stored<Erasure> erasure = erasures.find(id).orElse(null);
    String person = erasure == null ? null : erasure.state().person();
    if (erasure == null || person == null) {
      return;
    }
    linkCalendar.end(person);
    boolean noRegistration = eraseRegistrations.of(person);
    boolean inNoSeries = eraseFromSeries.of(person); // before the events that it makes
    boolean inNoProgramme = eraseFromProgrammes.of(person); // before those that it calls off
    boolean inNoEvent = eraseFromEvents.of(person);
    if (!noRegistration || !inNoSeries || !inNoEvent || !inNoProgramme) {
      erasures.goOnAt(id, clock.instant().plus(PAUSE));
      return;
    }
    try {
      erasures.finish(erasure, clock.instant());
    } catch (StaleAggregateException done) {
      LOG.debug("Erasure {} was finished by another instance.", id);
    }
  }
}
