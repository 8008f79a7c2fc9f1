package city.participation.partners.engagement;

import city.participation.partners.partner.Person;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff agree or decline; they and who speaks for the partner end. */
@Component
public class DecideEngagement {

  private final EngagementChanges changes;
  private final Clock clock;

  DecideEngagement(EngagementChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome agree(String id, Person staff, long version, @Nullable RequestKey key) {
    return changes.change(
        id,
        staff,
        version,
        key,
        it -> it.engagement().agree(staff, it.partner(), it.programme(), clock.instant()));
  }

  public Outcome decline(
      String id, Person staff, long version, @Nullable RequestKey key, String reason) {
    return changes.change(
        id,
        staff,
        version,
        key,
        it -> it.engagement().decline(staff, it.partner(), reason, clock.instant()));
  }

  public Outcome end(
      String id, Person person, long version, @Nullable RequestKey key, String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> it.engagement().end(person, it.partner(), reason, clock.instant()));
  }
}
