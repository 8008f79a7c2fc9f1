package city.participation.events.event;

import city.participation.events.event.Event.Decision;
import city.participation.events.event.EventFact.Change;
import city.participation.events.event.EventFact.EventCancelled;
import city.participation.events.event.EventFact.EventPostponed;
import city.participation.events.event.EventFact.EventRescheduled;
import city.participation.events.event.EventFact.EventScheduled;
import city.participation.events.event.EventFact.Subject;
import city.participation.events.event.TimelineEntry.Step;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What staff do with an event's time and place. */
final class SchedulingSteps {

  /** How its venue and staff are booked, and why although somebody else has them. */
  record Hold(String claim, @Nullable String forced) {}

  private SchedulingSteps() {}

  static Decision schedule(
      Event event,
      Person person,
      @Nullable ProgrammeStanding programme,
      Hold hold,
      @Nullable String reason,
      Instant now) {
    Refusal why = EventSteps.refusal(event, Action.SCHEDULE, person, now);
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
    Refusal why = EventSteps.refusal(event, Action.RESCHEDULE, person, now);
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
            TimelineEntry.by(person, Step.RESCHEDULED, now, reason)
                .movedFrom(
                    Objects.equals(plan.startsAt(), event.plan().startsAt())
                        ? null
                        : event.plan().startsAt())
                .forced(hold.forced()));
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
    Refusal why = EventSteps.refusal(event, Action.POSTPONE, person, now);
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
    Refusal why = EventSteps.refusal(event, Action.CANCEL, person, now);
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
}
