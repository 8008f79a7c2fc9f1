package city.participation.ideas.endorsement;

import city.participation.ideas.idea.EndorsementCounts;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.partner.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of giving an endorsement or revoking it. */
public sealed interface EndorsementOutcome {

  /** It is as wished, now or already before. */
  record Done(boolean endorsed, EndorsementCounts counts) implements EndorsementOutcome {}

  /** No such idea, or none that this person may know of. */
  record NotFound() implements EndorsementOutcome {}

  /** No such partner, or none that this person acts for. */
  record NotAMember() implements EndorsementOutcome {}

  /** The partner's accreditation does not run. */
  record NotAccredited(Standing standing) implements EndorsementOutcome {}

  record WrongState(IdeaStatus status) implements EndorsementOutcome {}

  /** No open stage of the idea's programme allows it; {@code opensAt}: when the next one will. */
  record NotOpen(@Nullable Instant opensAt) implements EndorsementOutcome {}
}
