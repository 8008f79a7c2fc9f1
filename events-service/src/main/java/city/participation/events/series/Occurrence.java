package city.participation.events.series;

import city.participation.events.event.Clash;
import java.time.Instant;
import java.util.List;

/**
 * One event of a series.
 *
 * @param start when it was to begin
 * @param clashes who had its venue or staff when it was to be scheduled
 */
public record Occurrence(String eventId, Instant start, State state, List<Clash> clashes) {

  /** How far it has come. */
  public enum State {
    PLANNED,
    SCHEDULED,
    /** It could not be scheduled; the draft stays for staff to go on with. */
    LEFT,
    /** Ended with the series, or over before. */
    ENDED
  }

  public Occurrence {
    clashes = List.copyOf(clashes);
  }

  static Occurrence planned(String eventId, Instant start) {
    return new Occurrence(eventId, start, State.PLANNED, List.of());
  }

  Occurrence became(State after, List<Clash> itsClashes) {
    return new Occurrence(eventId, start, after, itsClashes);
  }
}
