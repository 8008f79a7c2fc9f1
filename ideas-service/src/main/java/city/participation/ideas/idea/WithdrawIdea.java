package city.participation.ideas.idea;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The author, or once it is published a moderator, takes an idea back for good. */
@Component
public class WithdrawIdea {

  private final IdeaChanges changes;
  private final Clock clock;

  WithdrawIdea(IdeaChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome withdraw(
      String id,
      Person person,
      long version,
      @Nullable RequestKey key,
      @Nullable String explanation) {
    return changes.change(
        id, person, version, key, idea -> idea.withdraw(person, explanation, clock.instant()));
  }
}
