package city.participation.notifications.worklist;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How long something has waited. */
final class Age {

  private Age() {}

  /** Never negative: the clocks of two services differ a little. */
  static Duration at(Instant now, Instant since) {
    Duration age = Duration.between(since, now).truncatedTo(ChronoUnit.SECONDS);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
