package city.participation.events.registration;

import city.participation.events.seat.SeatBook;
import city.participation.events.seat.SeatBook.Taken;
import city.participation.events.seat.SeatState;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kind;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Gets seats, a place in the queue, or nothing for who has asked. */
@Component
class Admission {

  private static final int ATTEMPTS = 100;

  /** At so many steps, and at each multiple, the request tidies up. */
  private static final int TIDY_AT = 64;

  private final SeatBook book;
  private final Registrations registrations;
  private final WriteSteps steps;
  private final Clock clock;

  Admission(SeatBook book, Registrations registrations, WriteSteps steps, Clock clock) {
    this.book = book;
    this.registrations = registrations;
    this.steps = steps;
    this.clock = clock;
  }

  /**
   * Once, whoever else is about it.
   *
   * @param read the ledger, read before the registration was
   * @param taking whether the event still takes anybody
   * @return empty if there was nothing for it
   */
  Optional<Stored<Registration>> decide(
      SeatState read, Stored<Registration> pending, boolean taking) {
    SeatState seen = read;
    Stored<Registration> registration = pending;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (registration.state().status() != RegistrationStatus.PENDING) {
        return Optional.of(registration);
      }
      SeatStep step = step(seen, registration.state(), taking);
      Optional<Taken> taken = book.take(seen, step);
      if (taken.isPresent()) {
        Optional<Stored<Registration>> decided = write(registration, taken.get());
        if (taken.get().step().number() % TIDY_AT == 0) {
          book.read(seen.eventId()).ifPresent(steps::tidy);
        }
        return decided;
      }
      // Somebody was faster, whoever it was: the last seat is gone, steps were written away, or
      // this very registration is decided on.
      seen = attempt == 0 ? glance(seen) : ready(seen.eventId(), registration.state().id());
      Optional<Stored<Registration>> found = registrations.find(registration.state().id());
      if (found.isEmpty()) {
        return found;
      }
      registration = found.get();
    }
    throw new ConcurrencyFailureException("Too many register at a time");
  }

  /**
   * Enough for nearly all who were overtaken: a step that is under way with the registration
   * itself, or a full tail, refuses the next try too, and is dealt with then.
   */
  private SeatState glance(SeatState seen) {
    return book.glance(seen.eventId()).orElseThrow();
  }

  /** With room for a step, and none under way with the registration. */
  private SeatState ready(String eventId, String registration) {
    SeatState seen = book.read(eventId).orElseThrow();
    steps.finish(seen, registration);
    if (seen.tail().size() < SeatBook.LONGEST_TAIL) {
      return seen;
    }
    steps.finishAll(seen);
    return book.read(eventId).orElseThrow();
  }

  private SeatStep step(SeatState seen, Registration registration, boolean taking) {
    Party party = registration.party();
    Kind kind;
    if (!taking) {
      kind = Kind.REFUSED;
    } else if (seen.pool(party.mode()).gives(party.seats())) {
      kind = Kind.CONFIRMED;
    } else {
      kind = seen.plan().waitingList() ? Kind.WAITLISTED : Kind.REFUSED;
    }
    return SeatStep.of(registration.id(), kind, party.mode(), party.seats(), clock.instant());
  }

  private Optional<Stored<Registration>> write(Stored<Registration> before, Taken taken) {
    try {
      return steps.write(before, taken.step(), taken.waitingAfter());
    } catch (StaleAggregateException finished) {
      return steps.write(taken.step(), taken.waitingAfter());
    }
  }
}
