package city.participation.ideas.programme;

import java.time.Instant;
import java.util.List;

/**
 * What we remember of a stage.
 *
 * @param closesAt the first moment after it
 * @param allows what the public can do while it is open
 */
public record KnownStage(
    String id, Instant opensAt, Instant closesAt, StageStatus status, List<StageAction> allows) {

  public KnownStage {
    allows = List.copyOf(allows);
  }

  /** Nothing is taken in after the end, however late we are told. */
  boolean isOpenAt(Instant now) {
    return status == StageStatus.OPEN && now.isBefore(closesAt);
  }

  /** Planned for some time that has not passed as a whole. */
  boolean isAhead(Instant now) {
    return status == StageStatus.PLANNED && now.isBefore(closesAt);
  }

  KnownStage opened(Instant end, List<StageAction> allowed) {
    return new KnownStage(id, opensAt, end, StageStatus.OPEN, allowed);
  }

  KnownStage closed() {
    return new KnownStage(id, opensAt, closesAt, StageStatus.CLOSED, allows);
  }
}
