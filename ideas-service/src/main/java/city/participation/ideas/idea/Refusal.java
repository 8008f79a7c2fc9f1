package city.participation.ideas.idea;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why nothing was done. */
public sealed interface Refusal {

  /** No such idea, or none that this person may know of. */
  record NotFound() implements Refusal {}

  /** Visible, but not this person's to change. */
  record NotYours() implements Refusal {}

  /** Nobody moderates an idea of their own. */
  record OwnIdea() implements Refusal {}

  /** The idea's status does not allow it. */
  record WrongState(IdeaStatus status) implements Refusal {}

  /** Somebody changed the idea since it was read. */
  record Stale(long currentVersion) implements Refusal {}

  /** What was once submitted is withdrawn with a reason only. */
  record ReasonMissing() implements Refusal {}

  /** Who acts for the city says for which of its offices. */
  record OfficeMissing() implements Refusal {}

  /** Too many revisions of one idea. */
  record TooManyRevisions(int limit) implements Refusal {}

  /** Too many ideas of one person in a day. */
  record QuotaUsedUp(int limit, Duration retryAfter) implements Refusal {}

  /** Only staff enter what reached the city by other ways. */
  record OriginNotYours(Origin origin) implements Refusal {}

  /** No such programme, or none that ideas of this person can belong to. */
  record ProgrammeUnknown() implements Refusal {}

  /** The programme is closed for good. */
  record ProgrammeOver() implements Refusal {}

  /** What was once submitted stays in its programme, or in none. */
  record ProgrammeFixed() implements Refusal {}

  /** No open stage of the programme allows it; {@code opensAt}: when the next one will. */
  record NotOpen(@Nullable Instant opensAt) implements Refusal {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements Refusal {}
}
