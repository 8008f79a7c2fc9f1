package city.participation.events.event;

import city.participation.events.event.Event.Decision;
import city.participation.events.event.Refusal.Flaw;
import city.participation.events.event.Refusal.Flawed;
import city.participation.events.event.TimelineEntry.Step;
import city.participation.events.programme.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What staff do with registration by hand. */
final class RegistrationSteps {

  private RegistrationSteps() {}

  /** What was closed opens once more only with a reason; {@code closesAt}: null as it was. */
  static Decision openRegistration(
      Event event,
      Person person,
      @Nullable Instant closesAt,
      @Nullable String reason,
      Instant now) {
    Refusal why = EventSteps.refusal(event, Action.OPEN_REGISTRATION, person, now);
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
    return new Decision.Taken(after, EventSteps.told(event, after, now));
  }

  static Decision closeRegistration(
      Event event, Person person, @Nullable String reason, Instant now) {
    Refusal why = EventSteps.refusal(event, Action.CLOSE_REGISTRATION, person, now);
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
    return CalendarSteps.settled(after, EventSteps.told(event, after, now), now);
  }
}
