package city.participation.events.programme;

import city.participation.events.content.ProgrammeContent;
import city.participation.events.content.Texts;
import city.participation.events.programme.Programme.Decision;
import city.participation.events.programme.ProgrammeFact.ProgrammeAnnounced;
import city.participation.events.programme.ProgrammeFact.ProgrammeClosed;
import city.participation.events.programme.ProgrammeFact.ProgrammeUpdated;
import city.participation.events.programme.ProgrammeFact.StageClosed;
import city.participation.events.programme.ProgrammeFact.Told;
import city.participation.events.programme.TimelineEntry.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What staff do with a programme as a whole. */
final class ProgrammeSteps {

  /** So that a timeline stays short enough to be read at once. */
  static final int MOST_CHANGES = 400;

  private ProgrammeSteps() {}

  static List<Action> allowed(Programme programme) {
    return Arrays.stream(Action.values())
        .filter(action -> action.isOpenIn(programme.status()))
        .toList();
  }

  /** Null if the person may. A change of the status is made for an office; others may be. */
  static @Nullable Refusal refusal(Programme programme, Action action, Person person) {
    if (!person.ofTheCity()) {
      return new Refusal.NotFound();
    }
    if (!action.isOpenIn(programme.status())) {
      return new Refusal.WrongState(programme.status(), allowed(programme));
    }
    return switch (action) {
      case AMEND, PLAN_STAGES -> tooMany(programme);
      case REOPEN_STAGE ->
          person.office() == null ? new Refusal.OfficeMissing() : tooMany(programme);
      case ANNOUNCE, DISCARD, CALL_OFF, CLOSE, ARCHIVE ->
          person.office() == null ? new Refusal.OfficeMissing() : null;
    };
  }

  private static @Nullable Refusal tooMany(Programme programme) {
    return programme.timeline().stream().filter(it -> !it.isByCalendar()).count() < MOST_CHANGES
        ? null
        : new Refusal.TooManyChanges(MOST_CHANGES);
  }

  static Decision amend(Programme programme, Person person, ProgrammeContent changed, Instant now) {
    Refusal why = refusal(programme, Action.AMEND, person);
    if (why != null) {
      return Programme.refused(why);
    }
    if (changed.equals(programme.content())) {
      return Programme.taken(programme);
    }
    if (programme.status().isAnnounced()) {
      if (changed.concept() == null) {
        return Programme.refused(new Refusal.ConceptMissing());
      }
      if (changed.audience() != programme.content().audience()) {
        return Programme.refused(new Refusal.AudienceFixed());
      }
    }
    Programme after =
        programme.amended(changed, TimelineEntry.by(person, Step.AMENDED, now, null, null));
    return new Decision.Taken(after, updated(programme, after, now));
  }

  static Decision discard(Programme programme, Person person, String reason, Instant now) {
    Refusal why = refusal(programme, Action.DISCARD, person);
    return why != null
        ? Programme.refused(why)
        : Programme.taken(
            programme.became(
                ProgrammeStatus.DISCARDED,
                TimelineEntry.by(person, Step.DISCARDED, now, null, reason)));
  }

  /** A stage whose time has come opens at once. */
  static Decision announce(
      Programme programme, Person person, @Nullable String reason, Instant now) {
    Refusal why = refusal(programme, Action.ANNOUNCE, person);
    if (why == null && programme.content().concept() == null) {
      why = new Refusal.ConceptMissing();
    }
    if (why == null && programme.stages().isEmpty()) {
      why = new Refusal.StageMissing();
    }
    if (why == null) {
      why = over(programme, now).orElse(null);
    }
    if (why != null) {
      return Programme.refused(why);
    }
    Programme after =
        programme.became(
            ProgrammeStatus.ANNOUNCED, TimelineEntry.by(person, Step.ANNOUNCED, now, null, reason));
    return CalendarSteps.settled(after, List.of(new ProgrammeAnnounced(Told.of(after), now)), now);
  }

  private static Optional<Refusal> over(Programme programme, Instant now) {
    return programme.stages().stream()
        .filter(it -> !it.plan().closesAt().isAfter(now))
        .findFirst()
        .map(it -> new Refusal.StageOver(it.id()));
  }

  static Decision close(
      Programme programme, Person person, Texts results, @Nullable String reason, Instant now) {
    Refusal why = refusal(programme, Action.CLOSE, person);
    return why != null
        ? Programme.refused(why)
        : Programme.taken(
            programme.closed(results, TimelineEntry.by(person, Step.CLOSED, now, null, reason)),
            new ProgrammeClosed(programme.id(), false, now));
  }

  /** Before its time, what is open ends now, and what was planned never opens. */
  static Decision callOff(
      Programme programme, Person person, Texts results, String reason, Instant now) {
    Refusal why = refusal(programme, Action.CALL_OFF, person);
    if (why != null) {
      return Programme.refused(why);
    }
    List<ProgrammeFact> facts = new ArrayList<>();
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : programme.stages()) {
      boolean open = stage.status() == StageStatus.OPEN;
      stages.add(open ? stage.closed() : stage);
      if (open) {
        facts.add(new StageClosed(programme.id(), stage.id(), now));
      }
    }
    facts.add(new ProgrammeClosed(programme.id(), true, now));
    return new Decision.Taken(
        programme.calledOff(
            results,
            List.copyOf(stages),
            TimelineEntry.by(person, Step.CALLED_OFF, now, null, reason)),
        List.copyOf(facts));
  }

  static Decision archive(
      Programme programme, Person person, @Nullable String reason, Instant now) {
    Refusal why = refusal(programme, Action.ARCHIVE, person);
    if (why != null) {
      return Programme.refused(why);
    }
    Programme after =
        programme.became(
            ProgrammeStatus.ARCHIVED, TimelineEntry.by(person, Step.ARCHIVED, now, null, reason));
    return new Decision.Taken(after, updated(programme, after, now));
  }

  /** Nobody is told of a draft, or of what they do not know of anyway. */
  static List<ProgrammeFact> updated(Programme before, Programme after, Instant now) {
    return !after.status().isAnnounced() || Told.of(after).equals(Told.of(before))
        ? List.of()
        : List.of(new ProgrammeUpdated(Told.of(after), now));
  }
}
