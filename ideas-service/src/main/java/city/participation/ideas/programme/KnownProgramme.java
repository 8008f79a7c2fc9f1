package city.participation.ideas.programme;

import city.participation.ideas.programme.ProgrammeFact.ProgrammeClosed;
import city.participation.ideas.programme.ProgrammeFact.ProgrammeTold;
import city.participation.ideas.programme.ProgrammeFact.StageClosed;
import city.participation.ideas.programme.ProgrammeFact.StageOpened;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of a programme, under its id.
 *
 * @param internal whether it is for the administration only
 * @param over whether nothing of it opens again
 */
public record KnownProgramme(boolean internal, boolean over, List<KnownStage> stages) {

  public KnownProgramme {
    stages = List.copyOf(stages);
  }

  /** {@code before}: null, and stays so, while the programme is not announced. */
  public static @Nullable KnownProgramme after(
      @Nullable KnownProgramme before, ProgrammeFact fact) {
    return switch (fact) {
      case ProgrammeTold(boolean internal, boolean over, List<KnownStage> stages) ->
          new KnownProgramme(internal, over, stages);
      case ProgrammeClosed() ->
          before == null ? null : new KnownProgramme(before.internal(), true, before.stages());
      case StageOpened(String stage, List<StageAction> allows, Instant closesAt) ->
          before == null ? null : before.with(stage, it -> it.opened(closesAt, allows));
      case StageClosed(String stage) ->
          before == null ? null : before.with(stage, KnownStage::closed);
    };
  }

  /** Whether somebody may know of it. */
  public boolean isFor(boolean ofTheCity) {
    return ofTheCity || !internal;
  }

  public Opening opening(StageAction action, Instant now) {
    if (over) {
      return Opening.NEVER;
    }
    List<KnownStage> allowing =
        stages.stream().filter(stage -> stage.allows().contains(action)).toList();
    return allowing.stream()
        .filter(stage -> stage.isOpenAt(now))
        .map(KnownStage::closesAt)
        .max(Comparator.naturalOrder())
        .map(Opening::until)
        .orElseGet(() ->
            Opening.from(
                allowing.stream()
                    .filter(stage -> stage.isAhead(now))
                    .map(KnownStage::opensAt)
                    .min(Comparator.naturalOrder())
                    .orElse(null)));
  }

  private KnownProgramme with(String stage, UnaryOperator<KnownStage> change) {
    return new KnownProgramme(
        internal,
        over,
        stages.stream().map(it -> it.id().equals(stage) ? change.apply(it) : it).toList());
  }
}
