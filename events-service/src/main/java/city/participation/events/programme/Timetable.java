package city.participation.events.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the stages of a programme follow each other: half-open intervals, ordered. */
final class Timetable {

  static final int MOST_STAGES = 40;

  /** A mistyped year is no plan. */
  static final Duration FARTHEST = Duration.ofDays(3_660);

  private static final Comparator<Stage> ORDER =
      Comparator.comparing(Stage::from)
          .thenComparing(it -> it.plan().closesAt())
          .thenComparing(Stage::id);

  /** At the same moment one closes before the next opens. */
  private static final Comparator<Stage> TURNS =
      Comparator.comparing(Stage::turnsAt).thenComparing(it -> it.status() == StageStatus.PLANNED);

  private Timetable() {}

  static List<Stage> with(List<Stage> stages, Stage added) {
    List<Stage> all = new ArrayList<>(without(stages, added.id()));
    all.add(added);
    all.sort(ORDER);
    return List.copyOf(all);
  }

  static List<Stage> without(List<Stage> stages, String id) {
    return stages.stream().filter(it -> !it.id().equals(id)).toList();
  }

  /** Null if the stage fits among the others. */
  static @Nullable Refusal flaw(Stage stage, List<Stage> others, Instant now) {
    StagePlan plan = stage.plan();
    if (!plan.opensAt().isBefore(plan.closesAt())) {
      return new Refusal.StageEndsFirst();
    }
    if (!plan.closesAt().isAfter(now)) {
      return new Refusal.StageOver(stage.id());
    }
    if (plan.closesAt().isAfter(now.plus(FARTHEST))
        || plan.opensAt().isBefore(now.minus(FARTHEST))) {
      return new Refusal.StageTooFar(now.minus(FARTHEST), now.plus(FARTHEST));
    }
    return others.stream()
        .filter(it -> !it.id().equals(stage.id()) && it.clashesWith(stage))
        .findFirst()
        .map(it -> (Refusal) new Refusal.StagesOverlap(it.id()))
        .orElse(null);
  }

  /** Which stage is the next to open or close. */
  static Optional<Stage> next(List<Stage> stages) {
    return stages.stream().filter(it -> !it.isClosed()).min(TURNS);
  }

  static boolean isOver(List<Stage> stages) {
    return stages.stream().allMatch(Stage::isClosed);
  }
}
