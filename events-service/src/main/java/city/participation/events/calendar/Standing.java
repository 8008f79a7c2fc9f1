package city.participation.events.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a reader stands to an event.
 *
 * @param since when that last changed; null for the public
 */
record Standing(Kind kind, @Nullable Instant since) {

  static final Standing PUBLIC = new Standing(Kind.PUBLIC, null);

  enum Kind {
    /** Nobody in particular. */
    PUBLIC,
    /** Waits for a seat, or has an offer. */
    WAITING,
    CONFIRMED,
    /** Is confirmed, and comes online. */
    CONFIRMED_ONLINE
  }
}
