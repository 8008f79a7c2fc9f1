package city.participation.notifications.worklist;

import city.participation.notifications.partner.FindWaitingPartners;
import city.participation.notifications.partner.FindWaitingPartners.Position;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which applications and renewals the staff have to decide on, the oldest first. */
@Component
public class FindPartnerWork {

  private final FindWaitingPartners waitingPartners;
  private final Clock clock;

  FindPartnerWork(FindWaitingPartners waitingPartners, Clock clock) {
    this.waitingPartners = waitingPartners;
    this.clock = clock;
  }

  /** {@code last}: the last item of the page before. */
  public List<PartnerWorkItem> after(@Nullable Position last, int limit) {
    Instant now = clock.instant();
    return waitingPartners.after(last, limit).stream()
        .map(partner ->
            new PartnerWorkItem(
                partner.partner(),
                partner.renewal(),
                partner.answerBy(),
                partner.waitingSince(),
                Age.at(now, partner.waitingSince())))
        .toList();
  }
}
