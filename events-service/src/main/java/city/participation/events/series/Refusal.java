package city.participation.events.series;

import java.util.List;

/** Why nothing was done. */
public sealed interface Refusal {

  /** No such event or series. */
  record NotFound() implements Refusal {}

  /** Something that was said cannot be so. */
  record Flawed(String pointer, Flaw flaw) implements Refusal {}

  /** What can be wrong with one value. */
  enum Flaw {
    /** Nothing that RFC 5545 or we understand. */
    NO_RULE,
    COUNT_OR_UNTIL,
    TOO_MANY,
    TOO_LONG,
    /** The draft does not begin at one of its moments. */
    MISSES_START,
    /** Leaves out what is not in it. */
    NO_OCCURRENCE,
    REPEATED,
    PAST,
    /** Nothing is left. */
    EMPTY,
    OFFICE_MISSING
  }

  /** Only a draft is a plan. */
  record NoDraft() implements Refusal {}

  /** The draft lacks what all need to be scheduled; by the names that requests have for it. */
  record Incomplete(List<String> missing) implements Refusal {}

  /** It was ended before. */
  record Ended() implements Refusal {}

  /** Somebody changed it since it was read. */
  record Stale(long currentVersion) implements Refusal {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements Refusal {}
}
