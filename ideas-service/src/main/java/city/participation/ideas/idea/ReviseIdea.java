package city.participation.ideas.idea;

import java.time.Clock;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The author changes what an idea says. */
@Component
public class ReviseIdea {

  private final IdeaChanges changes;
  private final Clock clock;

  ReviseIdea(IdeaChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome revise(String id, Person person, long version, UnaryOperator<IdeaContent> change) {
    return changes.change(
        id,
        person,
        version,
        null,
        idea -> idea.revise(person, change.apply(idea.content()), clock.instant()));
  }
}
