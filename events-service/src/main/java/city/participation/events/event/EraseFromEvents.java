package city.participation.events.event;

import city.participation.events.booking.BookResources;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes somebody of the city out of all events that they hold, and out of timelines; what was done,
 * and for which office, stays.
 */
@Component
public class EraseFromEvents {

  private static final int BATCH = 100;

  /** Before whoever was erased stands something random. */
  private static final String NOBODY = "erased:";

  private final Events events;
  private final BookResources resources;

  EraseFromEvents(Events events, BookResources resources) {
    this.events = events;
    this.resources = resources;
  }

  /** False: some changed meanwhile. */
  public boolean of(String person) {
    boolean all = true;
    String last = null;
    List<Stored<Event>> found;
    do {
      found = events.tracesOf(person, last, BATCH);
      for (Stored<Event> event : found) {
        all &= erase(event, person);
        last = event.state().id();
      }
    } while (found.size() == BATCH);
    // Last, so that no event books them any more; also what was left over from a crash.
    resources.forget(ScheduledPlan.staff(person));
    return all;
  }

  private boolean erase(Stored<Event> before, String person) {
    try {
      // Not the same for two events: they must not be known to be by one.
      String nobody = NOBODY + UUID.randomUUID();
      events.update(before, before.state().without(person, nobody), List.of(), null);
      return true;
    } catch (StaleAggregateException later) {
      return false;
    }
  }
}
