package city.participation.events.event;

import city.participation.events.RequestKey;
import city.participation.events.programme.Person;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff call an event off, for now or for good; its venue and staff are free again. */
@Component
public class CallOffEvent {

  private final EventChanges changes;
  private final Clock clock;

  CallOffEvent(EventChanges changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public Outcome postpone(
      String id, Person person, long version, @Nullable RequestKey<EventView> key, String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> SchedulingSteps.postpone(it, person, reason, clock.instant()));
  }

  public Outcome cancel(
      String id, Person person, long version, @Nullable RequestKey<EventView> key, String reason) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> SchedulingSteps.cancel(it, person, reason, clock.instant()));
  }
}
