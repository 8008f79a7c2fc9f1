package city.participation.notifications.event;

import city.participation.notifications.event.EventFact.EventCancelled;
import city.participation.notifications.event.EventFact.EventDocumented;
import city.participation.notifications.event.EventFact.EventHeld;
import city.participation.notifications.event.EventFact.EventPostponed;
import city.participation.notifications.event.EventFact.EventRescheduled;
import city.participation.notifications.event.EventFact.EventScheduled;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers what happened to an event, and lets others tell those whom it concerns. */
@Component
public class FollowEvent {

  private final List<EventWatcher> watchers;

  FollowEvent(List<EventWatcher> watchers) {
    this.watchers = watchers;
  }

  /**
   * {@code message}: the id of the message that brought the fact; {@code number}: its place among
   * those of the event.
   */
  public @Nullable KnownEvent follow(
      @Nullable KnownEvent before, String event, String message, long number, EventFact fact) {
    KnownEvent now = after(before, message, number, fact);
    EventNews.Kind kind = kind(fact);
    if (now != null && kind != null) {
      watchers.forEach(it -> it.happened(new EventNews(message, event, now, kind)));
    }
    return now;
  }

  /** Null: it was never scheduled, so nobody can know of it. */
  private static @Nullable KnownEvent after(
      @Nullable KnownEvent before, String message, long number, EventFact fact) {
    return switch (fact) {
      case EventScheduled it -> KnownEvent.of(it.plan(), 0, it.at());
      case EventRescheduled it ->
          KnownEvent.of(
              it.plan(),
              it.moved() || before == null ? number : before.news(),
              it.retimed() || before == null ? it.at() : before.timeSince());
      case EventPostponed _ -> before == null ? null : before.postponed(number);
      case EventCancelled it ->
          before == null ? null : before.cancelled(it.calendarSequence(), number, message);
      case EventHeld _ -> before == null ? null : before.held();
      case EventDocumented _ -> before == null ? null : before.documented();
    };
  }

  private static EventNews.@Nullable Kind kind(EventFact fact) {
    return switch (fact) {
      case EventScheduled _ -> EventNews.Kind.SCHEDULED;
      // Nobody has to do anything because of another title.
      case EventRescheduled it -> it.moved() ? EventNews.Kind.MOVED : null;
      case EventPostponed _ -> EventNews.Kind.POSTPONED;
      case EventCancelled _ -> EventNews.Kind.CANCELLED;
      case EventHeld _, EventDocumented _ -> null;
    };
  }
}
