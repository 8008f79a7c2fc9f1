package city.participation.ideas.programme;

import java.time.Instant;
import java.util.List;

/** What happened to a programme, as far as it concerns us. */
public sealed interface ProgrammeFact {

  /**
   * All that is told of it, when it is announced and when something is different.
   *
   * @param internal whether it is for the administration only
   * @param over whether it is closed or archived
   * @param stages all of them: one that is missing was removed
   */
  record ProgrammeTold(boolean internal, boolean over, List<KnownStage> stages)
      implements ProgrammeFact {}

  record ProgrammeClosed() implements ProgrammeFact {}

  /** Also said of one that is opened again. */
  record StageOpened(String stage, List<StageAction> allows, Instant closesAt)
      implements ProgrammeFact {}

  record StageClosed(String stage) implements ProgrammeFact {}
}
