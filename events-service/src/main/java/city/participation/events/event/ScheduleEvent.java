package city.participation.events.event;

import city.participation.events.RequestKey;
import city.participation.events.event.SchedulingSteps.Hold;
import city.participation.events.programme.FindProgrammes;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Staff find a time and place for an event that nobody else has, or move it to another. */
@Component
public class ScheduleEvent {

  private final EventChanges changes;
  private final FindProgrammes programmes;
  private final Clock clock;

  ScheduleEvent(EventChanges changes, FindProgrammes programmes, Clock clock) {
    this.changes = changes;
    this.programmes = programmes;
    this.clock = clock;
  }

  /** {@code forced}: why, although its venue or staff are taken; null if that is to refuse it. */
  public Outcome schedule(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<EventView> key,
      @Nullable String reason,
      @Nullable String forced) {
    return changes.change(
        id,
        person,
        version,
        key,
        forced != null,
        it ->
            SchedulingSteps.schedule(
                it, person, programme(it), newHold(forced), reason, clock.instant()));
  }

  /** {@code change}: from what is planned now to what shall be. */
  public Outcome reschedule(
      String id,
      Person person,
      long version,
      @Nullable RequestKey<EventView> key,
      UnaryOperator<EventPlan> change,
      String reason,
      @Nullable String forced) {
    return changes.change(
        id,
        person,
        version,
        key,
        forced != null,
        it ->
            SchedulingSteps.reschedule(
                it,
                person,
                change.apply(it.plan()),
                programme(it),
                newHold(forced),
                reason,
                clock.instant()));
  }

  /** Each attempt has a claim of its own: one that was fenced off is never stood on. */
  private static Hold newHold(@Nullable String forced) {
    return new Hold(UUID.randomUUID().toString(), forced);
  }

  private @Nullable ProgrammeStanding programme(Event event) {
    return programmes.find(event.programmeId()).orElse(null);
  }
}
