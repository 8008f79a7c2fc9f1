package city.participation.events.programme;

import city.participation.events.programme.Programme.Decision;
import city.participation.events.programme.ProgrammeFact.StageClosed;
import city.participation.events.programme.ProgrammeFact.StageOpened;
import city.participation.events.programme.TimelineEntry.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What dates make of a programme. */
final class CalendarSteps {

  private CalendarSteps() {}

  /**
   * What the calendar demands by now, in the order in which it was due. What a downtime has kept
   * back is each done and told: also a stage that has begun and ended meanwhile was open.
   */
  static Decision settle(Programme programme, Instant now) {
    return settled(programme, List.of(), now);
  }

  /** The same after a step of which those facts are to be told first. */
  static Decision settled(Programme programme, List<ProgrammeFact> first, Instant now) {
    List<ProgrammeFact> facts = new ArrayList<>(first);
    Programme current = follow(programme, facts, now);
    for (Stage stage = due(current, now); stage != null; stage = due(current, now)) {
      current = follow(turn(current, stage, facts, now), facts, now);
    }
    return new Decision.Taken(current, List.copyOf(facts));
  }

  /** By the stages themselves: while an instance is at it, the document says another time. */
  private static @Nullable Stage due(Programme programme, Instant now) {
    return programme.nextTurn().filter(it -> !now.isBefore(it.turnsAt())).orElse(null);
  }

  private static Programme turn(
      Programme programme, Stage stage, List<ProgrammeFact> facts, Instant now) {
    if (stage.status() == StageStatus.PLANNED) {
      Stage opened = stage.opened();
      facts.add(new StageOpened(programme.id(), opened, false, now));
      return programme.with(opened, TimelineEntry.byCalendar(Step.STAGE_OPENED, now, stage.id()));
    }
    facts.add(new StageClosed(programme.id(), stage.id(), now));
    return programme.with(
        stage.closed(), TimelineEntry.byCalendar(Step.STAGE_CLOSED, now, stage.id()));
  }

  /** The programme's status follows its stages. */
  private static Programme follow(Programme programme, List<ProgrammeFact> facts, Instant now) {
    Programme after = programme;
    if (programme.status() == ProgrammeStatus.ANNOUNCED && hasBegun(programme.stages())) {
      after =
          programme.became(
              ProgrammeStatus.RUNNING, TimelineEntry.byCalendar(Step.STARTED, now, null));
    } else if (programme.status() == ProgrammeStatus.RUNNING
        && Timetable.isOver(programme.stages())) {
      after =
          programme.became(
              ProgrammeStatus.EVALUATING,
              TimelineEntry.byCalendar(Step.EVALUATION_BEGUN, now, null));
    }
    facts.addAll(ProgrammeSteps.updated(programme, after, now));
    return after;
  }

  private static boolean hasBegun(List<Stage> stages) {
    return stages.stream().anyMatch(it -> it.status() != StageStatus.PLANNED);
  }
}
