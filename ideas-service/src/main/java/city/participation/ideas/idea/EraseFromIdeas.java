package city.participation.ideas.idea;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes a person out of all ideas that they wrote or decided on. The ideas stay, but for those that
 * nobody else was ever to see.
 */
@Component
public class EraseFromIdeas {

  private static final int BATCH = 100;

  private final Ideas ideas;

  EraseFromIdeas(Ideas ideas) {
    this.ideas = ideas;
  }

  /** False: some have to wait, because what is still to be sent of them names the person. */
  public boolean of(String person) {
    boolean all = true;
    String last = null;
    List<Stored<Idea>> found;
    do {
      found = ideas.tracesOf(person, last, BATCH);
      for (Stored<Idea> idea : found) {
        all &= erase(idea, person);
        last = idea.state().id();
      }
    } while (found.size() == BATCH);
    return all;
  }

  private boolean erase(Stored<Idea> before, String person) {
    try {
      if (before.state().author().equals(person) && before.state().submittedAt() == null) {
        ideas.erase(before);
        return true;
      }
      // First, because afterwards nothing would lead here any more.
      ideas.forgetAnswers(before.state().id(), person);
      // Not the same for two ideas: they must not be known to be by one.
      String nobody = Idea.NOBODY + UUID.randomUUID();
      ideas.updateOnceSent(before, before.state().without(person, nobody));
      return true;
    } catch (StaleAggregateException later) {
      return false;
    }
  }
}
