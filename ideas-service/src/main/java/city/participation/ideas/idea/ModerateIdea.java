package city.participation.ideas.idea;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A moderator, never the author, decides on a submitted idea. */
@Component
public class ModerateIdea {

  private final IdeaChanges changes;
  private final Clock clock;

  ModerateIdea(IdeaChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome publish(String id, Person moderator, long version, @Nullable RequestKey key) {
    return changes.change(
        id, moderator, version, key, idea -> idea.publish(moderator, clock.instant()));
  }

  public Outcome reject(
      String id,
      Person moderator,
      long version,
      @Nullable RequestKey key,
      RejectionReason reason,
      String explanation) {
    return changes.change(
        id,
        moderator,
        version,
        key,
        idea -> idea.reject(moderator, reason, explanation, clock.instant()));
  }
}
