package city.participation.events.seat;

import java.util.List;

/**
 * The seats of an event as everybody may see them.
 *
 * @param version of the plan
 */
public record SeatsView(String eventId, long version, SeatPlan plan, List<Row> rows) {

  /** One mode. */
  public record Row(Mode mode, Size size, Pool pool) {

    /** Whoever registers now has to wait, or gets nothing. */
    public boolean isFull() {
      return !pool.gives(1);
    }
  }

  static SeatsView of(SeatState state) {
    return new SeatsView(
        state.eventId(),
        state.version(),
        state.plan(),
        state.plan().sizes().keySet().stream()
            .sorted()
            .map(mode -> new Row(mode, state.plan().size(mode), state.pool(mode)))
            .toList());
  }
}
