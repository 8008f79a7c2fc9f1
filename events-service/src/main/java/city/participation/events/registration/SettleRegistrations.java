package city.participation.events.registration;

import city.participation.events.event.EventStanding;
import city.participation.events.registration.SeatChanges.Decision;
import city.participation.events.seat.SeatBook;
import city.participation.events.seat.SeatState;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.events.seat.Standings;
import city.participation.messaging.outbox.OutboxFullException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets offers run out, and decides on what a crash has left undecided. Any instance may do it,
 * twice or at the same time: the ledger lets a registration have one step at a time.
 */
@Component
class SettleRegistrations {

  private static final Logger LOG = LoggerFactory.getLogger(SettleRegistrations.class);
  private static final int BATCH = 100;

  /** So that one that cannot be settled comes after all the others, and is tried again. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final Registrations registrations;
  private final SeatBook book;
  private final Admission admission;
  private final SeatChanges changes;
  private final Standings standings;
  private final Clock clock;

  SettleRegistrations(
      Registrations registrations,
      SeatBook book,
      Admission admission,
      SeatChanges changes,
      Standings standings,
      Clock clock) {
    this.registrations = registrations;
    this.book = book;
    this.admission = admission;
    this.changes = changes;
    this.standings = standings;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${participation.events.seats-every:1s}")
  void settleDue() {
    List<String> due;
    do {
      Instant now = clock.instant();
      due = registrations.due(now, BATCH);
      for (String id : due) {
        if (!registrations.claim(id, now, now.plus(CLAIM))) {
          continue;
        }
        try {
          settle(id, now);
        } catch (OutboxFullException later) {
          LOG.warn("Offers do not run out for now: {}", later.getMessage());
          return;
        } catch (RuntimeException failed) {
          LOG.error("Registration {} cannot be settled now.", id, failed);
        }
      }
    } while (due.size() == BATCH);
  }

  private void settle(String id, Instant now) {
    Optional<String> event = registrations.find(id).map(it -> it.state().eventId());
    if (event.isEmpty()) {
      return;
    }
    SeatState seen = book.read(event.get()).orElseThrow();
    Optional<Stored<Registration>> found = registrations.find(id);
    if (found.isEmpty()) {
      return;
    }
    switch (found.get().state().status()) {
      case PENDING -> admission.decide(seen, found.get(), takesAnybody(event.get(), now));
      case OFFERED -> changes.change(event.get(), id, it -> lapse(it.state(), now));
      case CONFIRMED, WAITLISTED, LAPSED, CANCELLED, ATTENDED, NO_SHOW -> {}
    }
  }

  /** Whoever asked in time gets an answer also after registration has closed. */
  private boolean takesAnybody(String eventId, Instant now) {
    return standings
        .of(eventId)
        .filter(it -> it.status().isAhead())
        .map(EventStanding::startsAt)
        .filter(now::isBefore)
        .isPresent();
  }

  private static Decision lapse(Registration registration, Instant now) {
    Instant until = registration.offerUntil();
    if (registration.status() != RegistrationStatus.OFFERED
        || until == null
        || now.isBefore(until)) {
      return new Decision.No(null);
    }
    Party party = registration.party();
    return new Decision.Step(
        SeatStep.of(registration.id(), Kind.LAPSED, party.mode(), party.seats(), now));
  }
}
