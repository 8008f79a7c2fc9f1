package city.participation.ideas.idea;

import city.participation.ideas.programme.EventRecords;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notes in ideas at which event they came up. */
@Component
class RecordAtEvent implements EventRecords {

  private static final int ATTEMPTS = 10;

  private final Ideas ideas;

  RecordAtEvent(Ideas ideas) {
    this.ideas = ideas;
  }

  @Override
  public void recorded(String event, Collection<String> recorded) {
    recorded.forEach(id -> record(event, id));
  }

  private void record(String event, String id) {
    for (int attempt = 1; ; attempt++) {
      Optional<Stored<Idea>> found = ideas.find(id);
      if (found.isEmpty()) {
        // Of a draft that was erased since, or a slip of whoever documented.
        return;
      }
      Stored<Idea> before = found.get();
      Idea after = before.state().recordedAt(event);
      if (after.equals(before.state())) {
        return;
      }
      try {
        ideas.update(before, after, List.of(), null);
        return;
      } catch (StaleAggregateException lost) {
        if (attempt == ATTEMPTS) {
          throw lost;
        }
      }
    }
  }
}
