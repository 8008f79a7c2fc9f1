package city.participation.events.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the public takes part (Projektstufe).
 *
 * @param reopenedAt when it was last opened again; from then it runs to its present end
 */
public record Stage(String id, StagePlan plan, StageStatus status, @Nullable Instant reopenedAt) {

  static Stage planned(String id, StagePlan plan) {
    return new Stage(id, plan, StageStatus.PLANNED, null);
  }

  Stage planned(StagePlan changed) {
    return new Stage(id, changed, status, reopenedAt);
  }

  Stage opened() {
    return new Stage(id, plan, StageStatus.OPEN, reopenedAt);
  }

  Stage closed() {
    return new Stage(id, plan, StageStatus.CLOSED, reopenedAt);
  }

  Stage reopened(Instant now, Instant closesAt) {
    return new Stage(id, plan.until(closesAt), StageStatus.OPEN, now);
  }

  /** When its present or last run begins. */
  Instant from() {
    return reopenedAt == null ? plan.opensAt() : reopenedAt;
  }

  /** Whether both would be open at a time, which neither is meant to. */
  boolean clashesWith(Stage other) {
    return !plan.parallel()
        && !other.plan.parallel()
        && from().isBefore(other.plan.closesAt())
        && other.from().isBefore(plan.closesAt());
  }

  /** Also when the calendar is late, nothing is taken in after the end. */
  public boolean isOpenAt(Instant now) {
    return status == StageStatus.OPEN && now.isBefore(plan.closesAt());
  }

  boolean isClosed() {
    return status == StageStatus.CLOSED;
  }

  /** When it is next to open or close; what is closed stays so. */
  Instant turnsAt() {
    return status == StageStatus.PLANNED ? plan.opensAt() : plan.closesAt();
  }
}
