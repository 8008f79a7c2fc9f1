package city.participation.events.seat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What comes of a log, read from its beginning. */
public record Replay(Map<Mode, Size> sizes, Map<Mode, Pool> pools) {

  static final Replay NOTHING = new Replay(Map.of(), Map.of());

  public static Replay of(List<SeatStep> log) {
    Replay state = NOTHING;
    for (SeatStep step : log) {
      state = state.after(step);
    }
    return state;
  }

  private Replay after(SeatStep step) {
    Map<Mode, Pool> after = new EnumMap<>(Mode.class);
    for (Mode mode : Mode.values()) {
      Size size = sizes.getOrDefault(mode, Size.NONE);
      after.put(mode, pools.getOrDefault(mode, Pool.EMPTY).after(step.change(mode, size)));
    }
    return new Replay(step.sizes() == null ? sizes : step.sizes(), Map.copyOf(after));
  }
}
