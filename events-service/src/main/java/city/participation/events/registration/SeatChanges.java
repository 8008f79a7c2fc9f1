package city.participation.events.registration;

import city.participation.events.seat.SeatBook;
import city.participation.events.seat.SeatBook.Taken;
import city.participation.events.seat.SeatState;
import city.participation.events.seat.SeatStep;
import city.participation.messaging.outbox.Stored;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** The way that every step of a registration takes after its first, whoever wants it. */
@Component
class SeatChanges {

  private static final int ATTEMPTS = 100;

  /** What somebody wants with a registration as it is. */
  interface Wish {

    Decision decide(Stored<Registration> registration);
  }

  sealed interface Decision {

    record Step(SeatStep step) implements Decision {}

    /** Nothing. */
    record No(@Nullable Refusal why) implements Decision {}
  }

  /** What became of a wish: {@code why} is null if nothing was wanted. */
  sealed interface Result {

    record Taken(Stored<Registration> after) implements Result {}

    record Not(@Nullable Refusal why) implements Result {}
  }

  private final SeatBook book;
  private final Registrations registrations;
  private final WriteSteps steps;

  SeatChanges(SeatBook book, Registrations registrations, WriteSteps steps) {
    this.book = book;
    this.registrations = registrations;
    this.steps = steps;
  }

  Result change(String eventId, String id, Wish wish) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      // In this order: what was not under way then is in the registration that is read now.
      Optional<SeatState> seen = book.read(eventId);
      if (seen.isEmpty()) {
        return new Result.Not(new Refusal.NotFound());
      }
      if (seen.get().underWay(id).isPresent()
          || seen.get().tail().size() >= SeatBook.LONGEST_TAIL) {
        steps.finishAll(seen.get());
        continue;
      }
      Optional<Stored<Registration>> found = registrations.find(id);
      if (found.isEmpty()) {
        return new Result.Not(new Refusal.NotFound());
      }
      switch (wish.decide(found.get())) {
        case Decision.No(Refusal why) -> {
          return new Result.Not(why);
        }
        case Decision.Step(SeatStep step) -> {
          Optional<Taken> taken = book.take(seen.get(), step);
          if (taken.isPresent()) {
            return new Result.Taken(
                steps.write(taken.get().step(), taken.get().waitingAfter()).orElseThrow());
          }
          // Something came between: look again.
        }
      }
    }
    throw new ConcurrencyFailureException("The seats change too fast");
  }
}
