package city.participation.notifications.worklist;

import city.participation.notifications.idea.FindWaitingIdeas;
import city.participation.notifications.idea.FindWaitingIdeas.Position;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the moderators have to decide on, the oldest first. */
@Component
public class FindWorkList {

  private final FindWaitingIdeas waitingIdeas;
  private final Clock clock;

  FindWorkList(FindWaitingIdeas waitingIdeas, Clock clock) {
    this.waitingIdeas = waitingIdeas;
    this.clock = clock;
  }

  /** {@code last}: the last item of the page before. */
  public List<WorkItem> after(@Nullable Position last, int limit) {
    Instant now = clock.instant();
    return waitingIdeas.after(last, limit).stream()
        .map(idea ->
            new WorkItem(
                idea.idea(),
                idea.theme(),
                idea.district(),
                idea.origin(),
                idea.waitingSince(),
                Age.at(now, idea.waitingSince())))
        .toList();
  }
}
