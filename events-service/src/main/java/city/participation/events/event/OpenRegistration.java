package city.participation.events.event;

import city.participation.events.RequestKey;
import city.participation.events.programme.Person;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff open and close registration where they do not leave it to the calendar. */
@Component
public class OpenRegistration {

  private final EventChanges changes;
  private final Clock clock;

  OpenRegistration(EventChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  /** {@code closesAt}: null as it was planned. */
  public Outcome open(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<EventView> key,
      @Nullable Instant closesAt,
      @Nullable String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> RegistrationSteps.openRegistration(it, person, closesAt, reason, clock.instant()));
  }

  public Outcome close(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<EventView> key,
      @Nullable String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> RegistrationSteps.closeRegistration(it, person, reason, clock.instant()));
  }
}
