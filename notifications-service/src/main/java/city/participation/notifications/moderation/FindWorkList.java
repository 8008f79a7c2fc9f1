package city.participation.notifications.moderation;

import city.participation.notifications.idea.FindWaitingIdeas;
import city.participation.notifications.idea.FindWaitingIdeas.Position;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
                ageAt(now, idea.waitingSince())))
        .toList();
  }

  /** Never negative: the clocks of two services differ a little. */
  private static Duration ageAt(Instant now, Instant since) {
    Duration age = Duration.between(since, now).truncatedTo(ChronoUnit.SECONDS);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
