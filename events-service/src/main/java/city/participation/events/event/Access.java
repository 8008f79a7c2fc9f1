package city.participation.events.event;

import city.participation.events.programme.ProgrammeStanding;
import city.participation.events.programme.Stage;
import city.participation.events.programme.StageAction;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody can register at a moment.
 *
 * @param deadline the first moment in which nobody can; null when there is nothing to wait for
 */
public record Access(boolean registers, @Nullable Instant deadline) {

  private static final Access NONE = new Access(false, null);

  /** Also when the calendar is late, nobody registers after the end. */
  static Access at(Event event, @Nullable ProgrammeStanding programme, Instant now) {
    Optional<ScheduledPlan> scheduled = event.scheduled();
    if (scheduled.isEmpty()) {
      return NONE;
    }
    ScheduledPlan plan = scheduled.get();
    return at(
        event.status(), plan.stageId(), plan.registrationClosesAt(), programme, now);
  }

  public static Access at(
      EventStatus status,
      @Nullable String stageId,
      Instant registrationClosesAt,
      @Nullable ProgrammeStanding programme,
      Instant now) {
    if (!status.isAhead()) {
      return NONE;
    }
    boolean open = status == EventStatus.REGISTRATION_OPEN;
    Instant deadline = registrationClosesAt;
    if (stageId != null) {
      Stage stage = programme == null ? null : programme.stage(stageId).orElse(null);
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
