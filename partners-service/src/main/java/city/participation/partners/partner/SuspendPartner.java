package city.participation.partners.partner;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff suspend an accredited partner, and reinstate it. Its term runs on meanwhile. */
@Component
public class SuspendPartner {

  private final PartnerChanges changes;
  private final Clock clock;

  SuspendPartner(PartnerChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome suspend(
      String id, Person staff, long version, @Nullable RequestKey key, String reason) {
    return changes.change(
        id, staff, version, key, it -> TermSteps.suspend(it, staff, reason, clock.instant()));
  }

  public Outcome reinstate(
      String id, Person staff, long version, @Nullable RequestKey key, String reason) {
    return changes.change(
        id, staff, version, key, it -> TermSteps.reinstate(it, staff, reason, clock.instant()));
  }
}
