package city.participation.events.seat;

import city.participation.events.seat.SeatStep.Numbered;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers of all events. A step is one conditional update of its event's ledger, whose counters
 * say whether it can be; no two steps ever see the same counters.
 */
public interface SeatBook {

  /** So that a ledger stays short even while nobody gets to writing steps away. */
  int LONGEST_TAIL = 256;

  /** A step that was taken, and how its pool stood before. */
  record Taken(Numbered step, Pool before) {

    public long waitingAfter() {
      return before.after(step.step().change()).waiting();
    }
  }

  Optional<SeatState> read(String eventId);

  /** Without the tail. */
  Optional<SeatState> glance(String eventId);

  /**
   * Takes a step of one party if the counters allow it.
   *
   * @param seen read before the registration was: from then on no step of it can have come and gone
   * @return empty if it is not possible, or not known to be: read again
   */
  Optional<Taken> take(SeatState seen, SeatStep step);

  /** Moves the first steps of the tail into the log; their registrations are as they say. */
  void writeAway(SeatState seen, int count);

  /** Every step from the first on. */
  List<SeatStep> log(SeatState seen);

  /** Events whose ledger is to be looked at by now, longest waiting first. */
  List<String> due(Instant now, int limit);

  /** Leaves one that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String eventId, Instant now, Instant until);

  /** Until then, or for ever if null, unless a step has asked for an earlier look. */
  void rest(String eventId, Instant claimed, @Nullable Instant next);
}
