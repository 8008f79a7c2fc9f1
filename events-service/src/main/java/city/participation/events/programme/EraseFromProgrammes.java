package city.participation.events.programme;

import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Takes somebody of the city out of all timelines; what was done, and for which office, stays. What
 * is being called off has to wait.
 */
@Component
public class EraseFromProgrammes {

  private static final int BATCH = 100;

  /** Before whoever was erased stands something random. */
  private static final String NOBODY = "erased:";

  private final Programmes programmes;

  EraseFromProgrammes(Programmes programmes) {
    this.programmes = programmes;
  }

  /** False: some changed meanwhile, or have to wait. */
  public boolean of(String person) {
    boolean all = true;
    String last = null;
    List<Stored<Programme>> found;
    do {
      found = programmes.tracesOf(person, last, BATCH);
      for (Stored<Programme> programme : found) {
        if (programme.state().eventsDue() != null) {
          // Its events are being called off on the behalf of somebody, maybe of this person.
          all = false;
          last = programme.state().id();
          continue;
        }
        all &= erase(programme, person);
        last = programme.state().id();
      }
    } while (found.size() == BATCH);
    return all;
  }

  private boolean erase(Stored<Programme> before, String person) {
    try {
      // First, because afterwards nothing would lead here any more.
      programmes.forgetAnswers(before.state().id(), person);
      // Not the same for two programmes: they must not be known to be by one.
      String nobody = NOBODY + UUID.randomUUID();
      programmes.update(before, before.state().without(person, nobody), List.of(), null);
      return true;
    } catch (StaleAggregateException later) {
      return false;
    }
  }
}
