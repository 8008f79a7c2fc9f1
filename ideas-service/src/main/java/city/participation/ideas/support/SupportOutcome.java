package city.participation.ideas.support;

import city.participation.ideas.idea.IdeaStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of giving a support or taking it back. */
public sealed interface SupportOutcome {

  /** It is as wished, now or already before. */
  record Done(boolean supported, long supportCount) implements SupportOutcome {}

  /** No such idea, or none that this person may know of. */
  record NotFound() implements SupportOutcome {}

  record WrongState(IdeaStatus status) implements SupportOutcome {}

  /** No open stage of the idea's programme allows it; {@code opensAt}: when the next one will. */
  record NotOpen(@Nullable Instant opensAt) implements SupportOutcome {}
}
