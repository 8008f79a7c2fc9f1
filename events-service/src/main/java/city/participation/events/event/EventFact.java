package city.participation.events.event;

import city.participation.events.content.Audience;
import city.participation.events.content.Documentation;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Texts;
import city.participation.events.content.Venue;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happened to an event, for others to know. */
public sealed interface EventFact {

  /** Which event it is about. */
  record Subject(String eventId, String programmeId, @Nullable String stageId) {

    static Subject of(Event event) {
      return new Subject(event.id(), event.programmeId(), event.plan().stageId());
    }
  }

  /** What others know of an event; not its link, which is for those who are registered. */
  record Told(
      Subject event,
      Texts title,
      EventFormat format,
      AttendanceMode attendance,
      Audience audience,
      Instant startsAt,
      Instant endsAt,
      @Nullable Venue venue,
      @Nullable RegistrationWindow registration,
      List<String> coHosts,
      List<String> ideas) {

    static Told of(Event event) {
      EventPlan plan = event.plan();
      return new Told(
          Subject.of(event),
          event.content().title(),
          event.content().format(),
          Objects.requireNonNull(plan.attendance()),
          event.audience(),
          Objects.requireNonNull(plan.startsAt()),
          Objects.requireNonNull(plan.endsAt()),
          plan.venue(),
          plan.registration(),
          event.content().coHosts(),
          event.content().ideas());
    }
  }

  /** What is different now. */
  enum Change {
    TIME,
    PLACE,
    DETAILS
  }

  /** From now on whom it is for may know of it. */
  record EventScheduled(Told event, EventStatus status, int calendarSequence, Instant scheduledAt)
      implements EventFact {

    static EventScheduled of(Event event, Instant now) {
      return new EventScheduled(Told.of(event), event.status(), event.calendarSequence(), now);
    }
  }

  /** Something of what others know is different now, or it takes place after all. */
  record EventRescheduled(
      Told event,
      EventStatus status,
      int calendarSequence,
      Set<Change> changed,
      Instant rescheduledAt)
      implements EventFact {

    public EventRescheduled {
      changed = Set.copyOf(changed);
    }

    static EventRescheduled of(Event event, Collection<Change> changed, Instant now) {
      return new EventRescheduled(
          Told.of(event), event.status(), event.calendarSequence(), EnumSet.copyOf(changed), now);
    }
  }

  record EventPostponed(Subject event, Instant postponedAt) implements EventFact {}

  record EventCancelled(Subject event, int calendarSequence, Instant cancelledAt)
      implements EventFact {}

  record EventHeld(Subject event, Instant heldAt) implements EventFact {}

  /** {@code corrected}: what was told before was wrong, or not all. */
  record EventDocumented(
      Subject event, Documentation documentation, boolean corrected, Instant documentedAt)
      implements EventFact {}
}
