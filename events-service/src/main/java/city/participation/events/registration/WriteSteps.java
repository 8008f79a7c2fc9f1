package city.participation.events.registration;

import city.participation.events.seat.SeatBook;
import city.participation.events.seat.SeatState;
import city.participation.events.seat.SeatStep;
import city.participation.events.seat.SeatStep.Kept;
import city.participation.events.seat.SeatStep.Numbered;
import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Brings registrations to where the ledger has led them, and steps that are done into the log.
 * Whoever does it, and however often: a registration knows the number of its last step.
 */
@Component
class WriteSteps {

  private static final int ATTEMPTS = 20;

  private final Registrations registrations;
  private final SeatBook book;

  WriteSteps(Registrations registrations, SeatBook book) {
    this.registrations = registrations;
    this.book = book;
  }

  /**
   * Whatever version it has by now.
   *
   * @param position in the queue right after the step
   * @return the registration after this step or a later one; empty if it was refused
   */
  Optional<Stored<Registration>> write(Numbered step, long position) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Stored<Registration>> found = registrations.find(step.step().of());
      if (found.isEmpty()) {
        return found;
      }
      try {
        Optional<Stored<Registration>> written = write(found.get(), step, position);
        if (written.isPresent() || step.step().kind() == SeatStep.Kind.REFUSED) {
          return written;
        }
      } catch (StaleAggregateException changed) {
        // By whoever finishes it too, or by something that is no step: look again.
      }
    }
    throw new ConcurrencyFailureException("A registration changes too fast");
  }

  /** Of the version that was read. */
  Optional<Stored<Registration>> write(Stored<Registration> before, Numbered step, long position) {
    if (before.state().step() >= step.number()) {
      return Optional.of(before);
    }
    if (step.step().kind() == SeatStep.Kind.REFUSED) {
      registrations.erase(before);
      return Optional.empty();
    }
    RegistrationFact fact = before.state().factOf(step.step(), position);
    return Optional.of(
        registrations.update(before, before.state().after(step), fact, kept(step.step().kept())));
  }

  private static @Nullable KeptAnswer kept(@Nullable Kept kept) {
    return kept == null ? null : new KeptAnswer(kept.key(), kept.fingerprint(), kept.answer());
  }

  /** What is under way with one registration. */
  void finish(SeatState seen, String registration) {
    seen.underWay(registration).ifPresent(it -> write(it, seen.waitingAfter(it)));
  }

  /** Everything that is under way, for good. */
  void finishAll(SeatState seen) {
    Map<String, Long> at = at(seen);
    for (Numbered step : seen.numbered()) {
      if (!isDone(step, at)) {
        write(step, seen.waitingAfter(step));
      }
    }
    book.writeAway(seen, seen.tail().size());
  }

  /** What those have done who began it; the others may still be about it. */
  void tidy(SeatState seen) {
    Map<String, Long> at = at(seen);
    int done = 0;
    for (Numbered step : seen.numbered()) {
      if (!isDone(step, at)) {
        break;
      }
      done++;
    }
    book.writeAway(seen, done);
  }

  private Map<String, Long> at(SeatState seen) {
    List<String> all = seen.tail().stream().map(SeatStep::of).toList();
    return all.isEmpty() ? Map.of() : registrations.steps(all);
  }

  private static boolean isDone(Numbered step, Map<String, Long> at) {
    Long reached = at.get(step.step().of());
    return switch (step.step().kind()) {
      case RESIZED -> true;
      case REFUSED -> reached == null;
      case CONFIRMED, WAITLISTED, OFFERED, ACCEPTED, LAPSED, DECLINED, LEFT, ENDED, RETURNED ->
          reached != null && reached >= step.number();
    };
  }
}
