package city.participation.events.seat;

import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Gives the seats that were planned for one event to others. */
@Component
public class CopySeats {

  private final SeatLedgers ledgers;
  private final Clock clock;

  CopySeats(SeatLedgers ledgers, Clock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
  }

  /** Empty if none were planned. */
  public Optional<SeatPlan> of(String eventId) {
    return ledgers.glance(eventId).map(SeatState::plan);
  }

  /** An event that has some already, maybe by this very copy, keeps them. */
  public void to(String eventId, SeatPlan plan) {
    try {
      ledgers.open(eventId, plan, clock.instant());
    } catch (DuplicateKeyException planned) {
      // By a process that ended before it could say so, by another instance, or by staff.
    }
  }
}
