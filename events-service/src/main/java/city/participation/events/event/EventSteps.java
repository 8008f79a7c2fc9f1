package city.participation.events.event;

import city.participation.events.content.Documentation;
import city.participation.events.event.Event.Decision;
import city.participation.events.event.EventFact.Change;
import city.participation.events.event.EventFact.EventDocumented;
import city.participation.events.event.EventFact.EventRescheduled;
import city.participation.events.event.EventFact.Subject;
import city.participation.events.event.EventFact.Told;
import city.participation.events.event.TimelineEntry.Step;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What staff do with an event as a whole; what the calendar makes of it follows at once. */
final class EventSteps {

  /** So that a timeline stays short enough to be read at once. */
  static final int MOST_CHANGES = 200;

  private EventSteps() {}

  static List<Action> allowed(EventStatus status) {
    return Arrays.stream(Action.values()).filter(it -> it.isOpenIn(status)).toList();
  }

  /** Null if the person may. A change of the status is made for an office; others may be. */
  static @Nullable Refusal refusal(Event event, Action action, Person person, Instant now) {
    if (!person.ofTheCity()) {
      return new Refusal.NotFound();
    }
    // Also if the calendar is late, what has begun is not called off.
    for (EventStatus status : List.of(event.status(), CalendarSteps.statusAt(event, now))) {
      if (!action.isOpenIn(status)) {
        return new Refusal.WrongState(status, allowed(status));
      }
    }
    return switch (action) {
      case AMEND -> tooMany(event);
      case RESCHEDULE, OPEN_REGISTRATION, CLOSE_REGISTRATION, POSTPONE, CORRECT ->
          person.office() == null ? new Refusal.OfficeMissing() : tooMany(event);
      case DISCARD, SCHEDULE, CANCEL, DOCUMENT ->
          person.office() == null ? new Refusal.OfficeMissing() : null;
    };
  }

  private static @Nullable Refusal tooMany(Event event) {
    return event.timeline().stream().filter(it -> !it.isByCalendar()).count() < MOST_CHANGES
        ? null
        : new Refusal.TooManyChanges(MOST_CHANGES);
  }

  /** Once it is scheduled, what can be in another's way stays: moving it is a step of its own. */
  static Decision amend(
      Event event,
      Person person,
      EventDraft changed,
      @Nullable ProgrammeStanding programme,
      Instant now) {
    Refusal why = refusal(event, Action.AMEND, person, now);
    if (why != null) {
      return Event.refused(why);
    }
    if (changed.equals(new EventDraft(event.programmeId(), event.content(), event.plan()))) {
      return Event.taken(event);
    }
    if (event.status() == EventStatus.DRAFT) {
      why = PlanRules.flaw(changed.plan(), programme, now);
      return why != null || programme == null
          ? Event.refused(why == null ? new Refusal.NotFound() : why)
          : Event.taken(event.redrafted(changed, programme.audience()));
    }
    List<String> fixed = fixed(event, changed);
    if (!fixed.isEmpty()) {
      return Event.refused(new Refusal.Fixed(fixed));
    }
    why = PlanRules.flaw(changed.plan(), programme, now);
    if (why == null && changed.content().accessibility() == null) {
      why = new Refusal.Incomplete(List.of("accessibility"));
    }
    if (why != null) {
      return Event.refused(why);
    }
    Event after =
        event.amended(
            changed.content(), changed.plan(), TimelineEntry.by(person, Step.AMENDED, now, null));
    return CalendarSteps.settled(after, told(event, after, now), now);
  }

  private static List<String> fixed(Event event, EventDraft changed) {
    List<String> names = new ArrayList<>();
    if (!changed.programmeId().equals(event.programmeId())) {
      names.add("programmeId");
    }
    names.addAll(changed.plan().movedFrom(event.plan()));
    return names;
  }

  static Decision discard(Event event, Person person, String reason, Instant now) {
    Refusal why = refusal(event, Action.DISCARD, person, now);
    return why != null
        ? Event.refused(why)
        : Event.taken(
            event.became(
                EventStatus.DISCARDED, TimelineEntry.by(person, Step.DISCARDED, now, reason)));
  }

  static Decision document(
      Event event,
      Person person,
      Documentation documentation,
      @Nullable String reason,
      Instant now) {
    Refusal why = refusal(event, Action.DOCUMENT, person, now);
    if (why != null) {
      return Event.refused(why);
    }
    Event after =
        event.documented(documentation, TimelineEntry.by(person, Step.DOCUMENTED, now, reason));
    return Event.taken(after, new EventDocumented(Subject.of(after), documentation, false, now));
  }

  /** As a whole once more; the timeline keeps that it was, for which office and why. */
  static Decision correct(
      Event event, Person person, Documentation documentation, String reason, Instant now) {
    Refusal why = refusal(event, Action.CORRECT, person, now);
    if (why != null) {
      return Event.refused(why);
    }
    if (documentation.equals(event.documentation())) {
      return Event.taken(event);
    }
    Event after =
        event.documented(documentation, TimelineEntry.by(person, Step.CORRECTED, now, reason));
    return Event.taken(after, new EventDocumented(Subject.of(after), documentation, true, now));
  }

  /** Nobody is told of what they do not know of anyway. */
  static List<EventFact> told(Event before, Event after, Instant now) {
    return Told.of(after).equals(Told.of(before))
        ? List.of()
        : List.of(EventRescheduled.of(after, Set.of(Change.DETAILS), now));
  }
}
