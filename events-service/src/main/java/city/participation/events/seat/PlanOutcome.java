package city.participation.events.seat;

import java.util.Set;

/** What became of a plan for seats. */
public sealed interface PlanOutcome {

  /** {@code created}: there was none before. */
  record Done(SeatsView seats, boolean created) implements PlanOutcome {}

  /** No such event, or none that this person may know of. */
  record NotFound() implements PlanOutcome {}

  /** Nobody can come any more. */
  record EventOver() implements PlanOutcome {}

  /** Each of these needs a size, and no other has one. */
  record OtherModes(Set<Mode> needed) implements PlanOutcome {}

  /** There is a plan, and the request does not say which it has seen. */
  record VersionMissing() implements PlanOutcome {}

  /** The plan has changed since, or, at 0, there is none. */
  record Stale(long currentVersion) implements PlanOutcome {}

  /** So many seats are confirmed, offered or reserved. */
  record SeatsHeld(Mode mode, long held) implements PlanOutcome {}
}
