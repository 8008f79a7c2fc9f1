package city.participation.events.event;

import city.participation.events.programme.ProgrammeStanding;
import city.participation.events.programme.Stage;
import city.participation.events.programme.StageAction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody can register at a moment.
 *
 * @param deadline the first moment in which nobody can; null when there is nothing to wait for
 */
public record Access(boolean registers, @Nullable Instant deadline) {

  private static final Access NONE = new Access(false, null);

  static Access at(Event event, @Nullable ProgrammeStanding programme, Instant now) {
    return at(event.status(), event.plan(), programme, now);
  }

  /** Also when the calendar is late, nobody registers after the end. */
  public static Access at(
      EventStatus status, EventPlan plan, @Nullable ProgrammeStanding programme, Instant now) {
    ScheduledPlan scheduled = status.isAhead() ? plan.scheduled().orElse(null) : null;
    if (scheduled == null) {
      return NONE;
    }
    boolean open = status == EventStatus.REGISTRATION_OPEN;
    Instant deadline = scheduled.registrationClosesAt();
    if (scheduled.stageId() != null) {
      Stage stage = programme == null ? null : programme.stage(scheduled.stageId()).orElse(null);
      if (stage == null) {
        return NONE;
      }
      open &= stage.isOpenAt(now) && stage.plan().allowedActions().contains(StageAction.REGISTER);
      if (stage.plan().closesAt().isBefore(deadline)) {
        deadline = stage.plan().closesAt();
      }
    }
    return new Access(open && now.isBefore(deadline), deadline);
  }
}
