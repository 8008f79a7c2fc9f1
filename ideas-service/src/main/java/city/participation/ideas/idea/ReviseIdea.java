package city.participation.ideas.idea;

import city.participation.ideas.idea.Idea.Decision;
import java.time.Clock;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The author changes what an idea says. */
@Component
public class ReviseIdea {

  private final IdeaChanges changes;
  private final Belonging belonging;
  private final Clock clock;

  ReviseIdea(IdeaChanges changes, Belonging belonging, Clock clock) {
    this.changes = changes;
    this.belonging = belonging;
    this.clock = clock;
  }

  public Outcome revise(String id, Person person, long version, UnaryOperator<IdeaContent> change) {
    return changes.change(
        id, person, version, null, idea -> revise(idea, person, change.apply(idea.content())));
  }

  private Decision revise(Idea idea, Person person, IdeaContent changed) {
    Decision decision = idea.revise(person, changed, clock.instant());
    boolean moves = !Objects.equals(changed.programme(), idea.content().programme());
    return moves && decision instanceof Decision.Taken
        ? belonging.ofDraft(changed, person).<Decision>map(Decision.Refused::new).orElse(decision)
        : decision;
  }
}
