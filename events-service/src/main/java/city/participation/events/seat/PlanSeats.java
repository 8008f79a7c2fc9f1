package city.participation.events.seat;

import city.participation.events.event.EventStanding;
import city.participation.events.programme.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Staff say how many seats an event has, and how they are given away. */
@Component
public class PlanSeats {

  /** Longer than it takes to write away the change before, of which one may be under way. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final SeatLedgers ledgers;
  private final EventsFor events;
  private final Clock clock;

  PlanSeats(SeatLedgers ledgers, EventsFor events, Clock clock) {
    this.ledgers = ledgers;
    this.events = events;
    this.clock = clock;
  }

  /** {@code version}: of the plan that was seen; null for the first. */
  public PlanOutcome plan(String eventId, Person person, SeatPlan plan, @Nullable Long version) {
    Optional<EventStanding> event = events.findPlanned(eventId, person);
    if (event.isEmpty()) {
      return new PlanOutcome.NotFound();
    }
    switch (event.get().status()) {
      case RUNNING, HELD, DOCUMENTED, CANCELLED, DISCARDED -> {
        return new PlanOutcome.EventOver();
      }
      case DRAFT, SCHEDULED, REGISTRATION_OPEN, REGISTRATION_CLOSED, POSTPONED -> {}
    }
    if (!plan.isFor(event.get().attendance())) {
      return new PlanOutcome.OtherModes(Mode.of(event.get().attendance()));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    do {
      Optional<SeatState> seen = ledgers.read(eventId);
      Optional<PlanOutcome> outcome =
          seen.isEmpty() ? open(eventId, plan, version) : change(seen.get(), plan, version);
      if (outcome.isPresent()) {
        return outcome.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    } while (System.nanoTime() - end < 0);
    throw new ConcurrencyFailureException("The seats change too fast to be planned");
  }

  private Optional<PlanOutcome> open(String eventId, SeatPlan plan, @Nullable Long version) {
    if (version != null) {
      return Optional.of(new PlanOutcome.Stale(0));
    }
    try {
      SeatState opened = ledgers.open(eventId, plan, clock.instant());
      return Optional.of(new PlanOutcome.Done(SeatsView.of(opened), true));
    } catch (DuplicateKeyException somebodyElse) {
      return Optional.empty();
    }
  }

  /** Empty if something else happened meanwhile. */
  private Optional<PlanOutcome> change(SeatState seen, SeatPlan plan, @Nullable Long version) {
    if (seen.plan().equals(plan)) {
      return Optional.of(new PlanOutcome.Done(SeatsView.of(seen), false));
    }
    if (version == null) {
      return Optional.of(new PlanOutcome.VersionMissing());
    }
    if (seen.version() != version) {
      return Optional.of(new PlanOutcome.Stale(seen.version()));
    }
    for (Mode mode : Mode.values()) {
      long held = seen.pool(mode).held() + plan.size(mode).reserved();
      if (plan.size(mode).capacity() < held) {
        return Optional.of(new PlanOutcome.SeatsHeld(mode, held));
      }
    }
    boolean changed =
        seen.plan().sizes().equals(plan.sizes())
            ? ledgers.reword(seen, plan)
            : ledgers.resize(seen, plan, clock.instant());
    return changed
        ? ledgers.glance(seen.eventId()).map(it -> new PlanOutcome.Done(SeatsView.of(it), false))
        : Optional.empty();
  }
}
