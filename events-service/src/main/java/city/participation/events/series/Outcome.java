package city.participation.events.series;

import java.time.Instant;
import java.util.List;

/** What became of a request for a series. */
public sealed interface Outcome {

  record Done(SeriesView series) implements Outcome {}

  /** When the events would begin. */
  record Previewed(List<Instant> starts) implements Outcome {}

  /** The same request was carried out before; this is what was answered then. */
  record Repeated(String answer) implements Outcome {}

  record Refused(Refusal why) implements Outcome {}
}
