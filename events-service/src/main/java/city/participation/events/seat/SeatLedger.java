package city.participation.events.seat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The seats of an event: how they stand, and the last steps that led there.
 *
 * @param version of the plan; the steps leave it alone
 * @param steps how many there were
 * @param written how many of them have left the tail
 * @param tail the steps that are not known to be done, in their order
 * @param due when to look at it; absent once the event is over and forgotten
 */
@Document("seats")
record SeatLedger(
    @Id String id,
    long version,
    SeatPlan plan,
    Map<Mode, Pool> pools,
    long steps,
    long written,
    @Nullable List<SeatStep> tail,
    @Nullable Instant due) {

  static SeatLedger of(String eventId, SeatPlan plan, Instant now) {
    SeatStep first = SeatStep.resized(plan.sizes(), now);
    return new SeatLedger(
        eventId, 1, plan, Replay.of(List.of(first)).pools(), 1, 0, List.of(first), now);
  }

  SeatState state() {
    return new SeatState(id, version, plan, pools, steps, written, tail == null ? List.of() : tail);
  }
}
