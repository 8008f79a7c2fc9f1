package city.participation.events.seat;

import city.participation.events.seat.SeatStep.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger of an event as it was read.
 *
 * @param version of the plan
 * @param steps how many there were
 * @param written how many of them are in the log and done with; the others are the tail
 * @param tail empty if it was not asked for
 */
public record SeatState(
    String eventId,
    long version,
    SeatPlan plan,
    Map<Mode, Pool> pools,
    long steps,
    long written,
    List<SeatStep> tail) {

  public SeatState {
    pools = Map.copyOf(pools);
    tail = List.copyOf(tail);
  }

  public Pool pool(Mode mode) {
    return pools.getOrDefault(mode, Pool.EMPTY);
  }

  /** The step that is under way with a registration, of which there is one at most. */
  public Optional<Numbered> underWay(String registration) {
    return numbered().stream().filter(it -> it.step().of().equals(registration)).findFirst();
  }

  public List<Numbered> numbered() {
    List<Numbered> all = new ArrayList<>();
    for (int i = 0; i < tail.size(); i++) {
      all.add(new Numbered(written + 1 + i, tail.get(i)));
    }
    return all;
  }

  /** How many were waiting in its mode right after a step of the tail. */
  public long waitingAfter(Numbered step) {
    Mode mode = step.step().itsMode();
    long later =
        numbered().stream()
            .filter(it -> it.number() > step.number() && it.step().mode() == mode)
            .mapToLong(it -> it.step().change().waiting())
            .sum();
    return pool(mode).waiting() - later;
  }
}
