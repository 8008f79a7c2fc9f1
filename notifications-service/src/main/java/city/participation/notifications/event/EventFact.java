package city.participation.notifications.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to an event, as far as it concerns us. */
public sealed interface EventFact {

  /** {@code at}: since when whom it is for may know its time. */
  record EventScheduled(Plan plan, Instant at) implements EventFact {}

  /**
   * Something of it is different.
   *
   * @param moved whether time or place are
   * @param retimed whether the time is
   */
  record EventRescheduled(Plan plan, boolean moved, boolean retimed, Instant at)
      implements EventFact {}

  record EventPostponed() implements EventFact {}

  record EventCancelled(int calendarSequence) implements EventFact {}

  record EventHeld() implements EventFact {}

  record EventDocumented() implements EventFact {}

  /**
   * All that is said of an event.
   *
   * @param place absent if it is online alone
   * @param attendance a code of events-service: ON_SITE, ONLINE or HYBRID
   * @param audience a code of events-service: PUBLIC or INTERNAL
   * @param postponed whether this is not its time any more, and there is no other
   * @param calendarSequence SEQUENCE of iCalendar
   */
  record Plan(
      String programme,
      String titleDe,
      String titleEn,
      Instant startsAt,
      Instant endsAt,
      @Nullable String place,
      String attendance,
      String audience,
      boolean postponed,
      int calendarSequence) {}
}
