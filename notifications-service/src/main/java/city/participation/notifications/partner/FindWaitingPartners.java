package city.participation.notifications.partner;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the applications and renewals that wait for the city, the one that waits longest first. */
@Component
public class FindWaitingPartners {

  private final WaitingPartners waitingPartners;

  FindWaitingPartners(WaitingPartners waitingPartners) {
    this.waitingPartners = waitingPartners;
  }

  /** {@code last}: the last one of the page before. */
  public List<WaitingPartner> after(@Nullable Position last, int limit) {
    return waitingPartners.after(last, limit);
  }

  /** Where a partner stands in the list. */
  public record Position(Instant waitingSince, String partner) {}
}
