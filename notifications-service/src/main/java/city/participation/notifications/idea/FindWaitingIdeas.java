package city.participation.notifications.idea;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the ideas that wait for a moderator, the one that waits longest first. */
@Component
public class FindWaitingIdeas {

  private final WaitingIdeas waitingIdeas;

  FindWaitingIdeas(WaitingIdeas waitingIdeas) {
    this.waitingIdeas = waitingIdeas;
  }

  /** {@code last}: the last one of the page before. */
  public List<WaitingIdea> after(@Nullable Position last, int limit) {
    return waitingIdeas.after(last, limit);
  }

  /** Where an idea stands in the list. */
  public record Position(Instant waitingSince, String idea) {}
}
