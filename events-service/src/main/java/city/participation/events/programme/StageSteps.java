package city.participation.events.programme;

import city.participation.events.programme.Programme.Decision;
import city.participation.events.programme.ProgrammeFact.StageOpened;
import city.participation.events.programme.TimelineEntry.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What staff do with a programme's stages; what the calendar makes of it follows at once. */
final class StageSteps {

  private StageSteps() {}

  static Decision plan(Programme programme, Person person, String id, StagePlan plan, Instant now) {
    Refusal why = ProgrammeSteps.refusal(programme, Action.PLAN_STAGES, person);
    Stage stage = Stage.planned(id, plan);
    if (why == null && programme.stages().size() >= Timetable.MOST_STAGES) {
      why = new Refusal.TooManyStages(Timetable.MOST_STAGES);
    }
    if (why == null) {
      why = Timetable.flaw(stage, programme.stages(), now);
    }
    return why != null
        ? Programme.refused(why)
        : changed(
            programme,
            Timetable.with(programme.stages(), stage),
            TimelineEntry.by(person, Step.STAGE_PLANNED, now, id, null));
  }

  /** Of a stage that is open the end can be moved, of one that is closed nothing. */
  static Decision change(
      Programme programme, Person person, String id, StagePlan plan, Instant now) {
    Refusal why = ProgrammeSteps.refusal(programme, Action.PLAN_STAGES, person);
    Stage before = programme.stage(id).orElse(null);
    if (why != null || before == null) {
      return Programme.refused(why == null ? new Refusal.NotFound() : why);
    }
    if (plan.equals(before.plan())) {
      return Programme.taken(programme);
    }
    Stage after = before.planned(plan);
    why =
        switch (before.status()) {
          case PLANNED -> Timetable.flaw(after, programme.stages(), now);
          case OPEN ->
              plan.opensAt().equals(before.plan().opensAt())
                  ? Timetable.flaw(after, programme.stages(), now)
                  : new Refusal.OpeningFixed();
          case CLOSED -> new Refusal.StageWrongState(before.status());
        };
    return why != null
        ? Programme.refused(why)
        : changed(
            programme,
            Timetable.with(programme.stages(), after),
            TimelineEntry.by(person, Step.STAGE_CHANGED, now, id, null));
  }

  static Decision remove(Programme programme, Person person, String id, Instant now) {
    Refusal why = ProgrammeSteps.refusal(programme, Action.PLAN_STAGES, person);
    Stage stage = programme.stage(id).orElse(null);
    if (why != null || stage == null) {
      return Programme.refused(why == null ? new Refusal.NotFound() : why);
    }
    if (stage.status() != StageStatus.PLANNED) {
      return Programme.refused(new Refusal.StageWrongState(stage.status()));
    }
    if (programme.status().isAnnounced() && programme.stages().size() == 1) {
      return Programme.refused(new Refusal.StageMissing());
    }
    return changed(
        programme,
        Timetable.without(programme.stages(), id),
        TimelineEntry.by(person, Step.STAGE_REMOVED, now, id, null));
  }

  /** Opens a stage that was closed once more, until then. */
  static Decision reopen(
      Programme programme, Person person, String id, Instant closesAt, String reason, Instant now) {
    Refusal why = ProgrammeSteps.refusal(programme, Action.REOPEN_STAGE, person);
    Stage before = programme.stage(id).orElse(null);
    if (why != null || before == null) {
      return Programme.refused(why == null ? new Refusal.NotFound() : why);
    }
    if (before.status() != StageStatus.CLOSED) {
      return Programme.refused(new Refusal.StageWrongState(before.status()));
    }
    Stage stage = before.reopened(now, closesAt);
    why = Timetable.flaw(stage, programme.stages(), now);
    if (why != null) {
      return Programme.refused(why);
    }
    Programme after =
        programme.with(stage, TimelineEntry.by(person, Step.STAGE_REOPENED, now, id, reason));
    List<ProgrammeFact> facts = new ArrayList<>();
    facts.add(new StageOpened(programme.id(), stage, true, now));
    if (programme.status() == ProgrammeStatus.EVALUATING) {
      Programme resumed =
          after.became(
              ProgrammeStatus.RUNNING, TimelineEntry.by(person, Step.RESUMED, now, null, reason));
      facts.addAll(ProgrammeSteps.updated(after, resumed, now));
      after = resumed;
    }
    return CalendarSteps.settled(after, facts, now);
  }

  private static Decision changed(Programme programme, List<Stage> stages, TimelineEntry entry) {
    Instant now = entry.at();
    Programme after = programme.planned(stages, entry);
    return CalendarSteps.settled(after, ProgrammeSteps.updated(programme, after, now), now);
  }
}
