package city.participation.ideas.support;

import city.participation.ideas.idea.IdeaStatus;

/** What became of giving a support or taking it back. */
public sealed interface SupportOutcome {

  /** It is as wished, now or already before. */
  record Done(boolean supported, long supportCount) implements SupportOutcome {}

  /** No such idea, or none that this person may know of. */
  record NotFound() implements SupportOutcome {}

  record WrongState(IdeaStatus status) implements SupportOutcome {}
}
