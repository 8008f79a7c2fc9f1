package city.participation.events.programme;

import city.participation.events.content.Texts;
import java.time.Instant;
import java.util.List;

/**
 * What staff plan for a stage.
 *
 * @param opensAt its first moment
 * @param closesAt the first moment after it
 * @param parallel whether it may be open beside others
 */
public record StagePlan(
    Texts title,
    Instant opensAt,
    Instant closesAt,
    boolean parallel,
    List<StageAction> allowedActions) {

  public static final int TITLE_MIN = 3;
  public static final int TITLE_MAX = 120;

  public StagePlan {
    allowedActions = List.copyOf(allowedActions);
  }

  StagePlan until(Instant end) {
    return new StagePlan(title, opensAt, end, parallel, allowedActions);
  }
}
