package city.participation.events.registration;

import city.participation.events.event.EventStanding;
import city.participation.events.seat.Mode;
import city.participation.events.seat.Pool;
import city.participation.events.seat.SeatBook;
import city.participation.events.seat.SeatBook.Taken;
import city.participation.events.seat.SeatState;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Offers free seats to whoever has waited longest. A party for which there are too few seats keeps
 * its place, and nobody behind it is served before.
 */
@Component
class OfferSeats {

  private final SeatBook book;
  private final Registrations registrations;
  private final WriteSteps steps;
  private final Clock clock;

  OfferSeats(SeatBook book, Registrations registrations, WriteSteps steps, Clock clock) {
    this.book = book;
    this.registrations = registrations;
    this.steps = steps;
    this.clock = clock;
  }

  /** As many as there are seats; false if others came between, so that it is to be tried again. */
  boolean of(EventStanding event) {
    if (!event.status().isAhead() || !clock.instant().isBefore(event.startsAt())) {
      return true;
    }
    boolean all = true;
    for (Mode mode : Mode.values()) {
      Next next;
      do {
        next = next(event, mode);
      } while (next == Next.SERVED);
      all &= next == Next.NOBODY;
    }
    return all;
  }

  private enum Next {
    SERVED,
    NOBODY,
    LATER
  }

  private Next next(EventStanding event, Mode mode) {
    SeatState seen = book.read(event.id()).orElseThrow();
    Pool pool = seen.pool(mode);
    if (pool.free() == 0 || pool.waiting() == 0) {
      return Next.NOBODY;
    }
    // Until all is written nobody knows who the head is. Whoever joins from now on does so behind
    // it, and who leaves is counted.
    if (!seen.tail().isEmpty()) {
      steps.finishAll(seen);
      seen = book.read(event.id()).orElseThrow();
    }
    Optional<Stored<Registration>> head = registrations.head(event.id(), mode);
    if (head.isEmpty() || isNewer(head.get(), seen)) {
      return Next.LATER;
    }
    Party party = head.get().state().party();
    boolean never = party.seats() > seen.plan().size(mode).offered();
    if (!never && party.seats() > pool.free()) {
      return Next.NOBODY;
    }
    Optional<Taken> taken =
        book.take(seen, never ? ended(head.get()) : offered(head.get(), seen, event));
    if (taken.isEmpty()) {
      return Next.LATER;
    }
    steps.write(taken.get().step(), taken.get().waitingAfter());
    return Next.SERVED;
  }

  private static boolean isNewer(Stored<Registration> head, SeatState seen) {
    Long queued = head.state().queued();
    return queued == null || queued > seen.written();
  }

  private SeatStep offered(Stored<Registration> head, SeatState seen, EventStanding event) {
    Instant now = clock.instant();
    Instant until = now.plus(seen.plan().offerLasts());
    Party party = head.state().party();
    return SeatStep.offered(
        head.state().id(),
        party.mode(),
        party.seats(),
        until.isBefore(event.startsAt()) ? until : event.startsAt(),
        now);
  }

  /** The event became smaller than the party, which would keep all others waiting for ever. */
  private SeatStep ended(Stored<Registration> head) {
    Party party = head.state().party();
    return SeatStep.of(head.state().id(), Kind.ENDED, party.mode(), party.seats(), clock.instant());
  }
}
