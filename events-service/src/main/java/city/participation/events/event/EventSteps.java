package city.participation.events.event;

import city.participation.events.content.Documentation;
import city.participation.events.event.Event.Decision;
import city.participation.events.event.EventFact.Change;
import city.participation.events.event.EventFact.EventCancelled;
import city.participation.events.event.EventFact.EventDocumented;
import city.participation.events.event.EventFact.EventPostponed;
import city.participation.events.event.EventFact.EventRescheduled;
import city.participation.events.event.EventFact.EventScheduled;
import city.participation.events.event.EventFact.Subject;
import city.participation.events.event.EventFact.Told;
import city.participation.events.event.Refusal.Flaw;
import city.participation.events.event.Refusal.Flawed;
import city.participation.events.event.TimelineEntry.Step;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What staff do with an event; what the calendar makes of it follows at once. */
final class EventSteps {

  /** So that a timeline stays short enough to be read at once. */
  static final int MOST_CHANGES = 200;

  /** How its venue and staff are booked, and why although somebody else has them. */
  record Hold(String claim, @Nullable String forced) {}

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
      case RESCHEDULE, OPEN_REGISTRATION, CLOSE_REGISTRATION, POSTPONE ->
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
            changed.content(),
            changed.plan(),
            TimelineEntry.by(person, Step.AMENDED, now, null));
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

  static Decision schedule(
      Event event,
      Person person,
      @Nullable ProgrammeStanding programme,
      Hold hold,
      @Nullable String reason,
      Instant now) {
    Refusal why = refusal(event, Action.SCHEDULE, person, now);
    if (why == null) {
      why = PlanRules.obstacle(event.content(), event.plan(), programme, now);
    }
    if (why == null) {
      why = PlanRules.overBeforehand(event.plan(), now);
    }
    if (why != null || programme == null) {
      return Event.refused(why == null ? new Refusal.NotFound() : why);
    }
    Event after =
        event.scheduled(
            programme.audience(),
            hold.claim(),
            TimelineEntry.by(person, Step.SCHEDULED, now, reason).forced(hold.forced()));
    return CalendarSteps.settled(after, List.of(EventScheduled.of(after, now)), now);
  }

  /** Moves it, or finds a time and place for what was postponed. */
  static Decision reschedule(
      Event event,
      Person person,
      EventPlan plan,
      @Nullable ProgrammeStanding programme,
      Hold hold,
      String reason,
      Instant now) {
    Refusal why = refusal(event, Action.RESCHEDULE, person, now);
    boolean postponed = event.status() == EventStatus.POSTPONED;
    if (why == null) {
      why = PlanRules.obstacle(event.content(), plan, programme, now);
    }
    if (why == null && postponed) {
      why = PlanRules.overBeforehand(plan, now);
    }
    if (why != null) {
      return Event.refused(why);
    }
    if (!postponed && plan.equals(event.plan())) {
      return Event.taken(event);
    }
    Set<Change> changed = changes(event.plan(), plan);
    if (postponed) {
      changed.add(Change.TIME); // what was known of it was not true any more
    }
    boolean moved = changed.contains(Change.TIME) || changed.contains(Change.PLACE);
    Event after =
        event.moved(
            postponed ? EventStatus.SCHEDULED : event.status(),
            plan,
            event.calendarSequence() + (moved ? 1 : 0),
            hold.claim(),
            TimelineEntry.by(person, Step.RESCHEDULED, now, reason).forced(hold.forced()));
    List<EventFact> facts =
        changed.isEmpty() ? List.of() : List.of(EventRescheduled.of(after, changed, now));
    return CalendarSteps.settled(after, facts, now);
  }

  private static Set<Change> changes(EventPlan before, EventPlan after) {
    Set<Change> changed = EnumSet.noneOf(Change.class);
    ScheduledPlan was = before.scheduled().orElseThrow();
    ScheduledPlan is = after.scheduled().orElseThrow();
    if (is.isAtAnotherTimeThan(was)) {
      changed.add(Change.TIME);
    }
    if (is.isAtAnotherPlaceThan(was)) {
      changed.add(Change.PLACE);
    }
    if (!Objects.equals(is.stageId(), was.stageId())
        || !Objects.equals(is.registration(), was.registration())) {
      changed.add(Change.DETAILS);
    }
    return changed;
  }

  static Decision postpone(Event event, Person person, String reason, Instant now) {
    Refusal why = refusal(event, Action.POSTPONE, person, now);
    if (why != null) {
      return Event.refused(why);
    }
    Event after =
        event.calledOff(
            EventStatus.POSTPONED,
            event.calendarSequence(),
            TimelineEntry.by(person, Step.POSTPONED, now, reason));
    return Event.taken(after, new EventPostponed(Subject.of(after), now));
  }

  static Decision cancel(Event event, Person person, String reason, Instant now) {
    Refusal why = refusal(event, Action.CANCEL, person, now);
    if (why != null) {
      return Event.refused(why);
    }
    Event after =
        event.calledOff(
            EventStatus.CANCELLED,
            event.calendarSequence() + 1,
            TimelineEntry.by(person, Step.CANCELLED, now, reason));
    return Event.taken(after, new EventCancelled(Subject.of(after), after.calendarSequence(), now));
  }

  /** What was closed opens once more only with a reason; {@code closesAt}: null as it was. */
  static Decision openRegistration(
      Event event,
      Person person,
      @Nullable Instant closesAt,
      @Nullable String reason,
      Instant now) {
    Refusal why = refusal(event, Action.OPEN_REGISTRATION, person, now);
    if (why == null && event.status() == EventStatus.REGISTRATION_CLOSED && reason == null) {
      why = new Flawed("/reason", Flaw.NEEDS_REASON);
    }
    if (why != null) {
      return Event.refused(why);
    }
    RegistrationWindow before = event.plan().registration();
    Instant until = closesAt != null ? closesAt : before == null ? null : before.closesAt();
    EventPlan plan = event.plan().with(new RegistrationWindow(now, until));
    ScheduledPlan scheduled = plan.scheduled().orElseThrow();
    if (!now.isBefore(scheduled.registrationClosesAt())) {
      return Event.refused(new Flawed("/closesAt", Flaw.ALREADY_OVER));
    }
    if (until != null && until.isAfter(scheduled.startsAt())) {
      return Event.refused(new Flawed("/closesAt", Flaw.NOT_BEFORE_START));
    }
    Event after =
        event.takingRegistrations(
            EventStatus.REGISTRATION_OPEN,
            plan,
            TimelineEntry.by(person, Step.REGISTRATION_OPENED, now, reason));
    return new Decision.Taken(after, told(event, after, now));
  }

  static Decision closeRegistration(
      Event event, Person person, @Nullable String reason, Instant now) {
    Refusal why = refusal(event, Action.CLOSE_REGISTRATION, person, now);
    if (why != null) {
      return Event.refused(why);
    }
    RegistrationWindow before = event.plan().registration();
    Instant from = before == null ? null : before.opensAt();
    boolean opened = from != null && from.isBefore(now);
    Event after =
        event.takingRegistrations(
            EventStatus.REGISTRATION_CLOSED,
            event.plan().with(new RegistrationWindow(opened ? from : null, now)),
            TimelineEntry.by(person, Step.REGISTRATION_CLOSED, now, reason));
    return CalendarSteps.settled(after, told(event, after, now), now);
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
    return Event.taken(after, new EventDocumented(Subject.of(after), documentation, now));
  }

  /** Nobody is told of what they do not know of anyway. */
  private static List<EventFact> told(Event before, Event after, Instant now) {
    return Told.of(after).equals(Told.of(before))
        ? List.of()
        : List.of(EventRescheduled.of(after, Set.of(Change.DETAILS), now));
  }
}
