package city.participation.events.event;

import city.participation.events.event.Event.Decision;
import city.participation.events.event.EventFact.EventHeld;
import city.participation.events.event.EventFact.Subject;
import city.participation.events.event.TimelineEntry.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What dates make of an event. */
final class CalendarSteps {

  private CalendarSteps() {}

  /**
   * What the calendar demands by now, in the order in which it was due. What a downtime has kept
   * back is each done: also registration that has opened and closed meanwhile was open.
   */
  static Decision settle(Event event, Instant now) {
    return settled(event, List.of(), now);
  }

  /** The same after a step of which those facts are to be told first. */
  static Decision settled(Event event, List<EventFact> first, Instant now) {
    List<EventFact> facts = new ArrayList<>(first);
    Event current = event;
    for (Turn turn = due(current, now); turn != null; turn = due(current, now)) {
      current = turned(current, turn.kind(), now);
      if (turn.kind() == Turn.Kind.END) {
        facts.add(new EventHeld(Subject.of(current), now));
      }
    }
    return new Decision.Taken(current, List.copyOf(facts));
  }

  /** Where it stands by right, whether or not the calendar has been at it. */
  static EventStatus statusAt(Event event, Instant now) {
    Event current = event;
    for (Turn turn = due(current, now); turn != null; turn = due(current, now)) {
      current = turned(current, turn.kind(), now);
    }
    return current.status();
  }

  /** By the plan itself: while an instance is at it, the document says another time. */
  private static @Nullable Turn due(Event event, Instant now) {
    return event.nextTurn().filter(it -> !now.isBefore(it.at())).orElse(null);
  }

  private static Event turned(Event event, Turn.Kind kind, Instant now) {
    return switch (kind) {
      case OPEN_REGISTRATION ->
          event.became(
              EventStatus.REGISTRATION_OPEN,
              TimelineEntry.byCalendar(Step.REGISTRATION_OPENED, now));
      case CLOSE_REGISTRATION ->
          event.became(
              EventStatus.REGISTRATION_CLOSED,
              TimelineEntry.byCalendar(Step.REGISTRATION_CLOSED, now));
      case START -> event.became(EventStatus.RUNNING, TimelineEntry.byCalendar(Step.STARTED, now));
      case END -> event.became(EventStatus.HELD, TimelineEntry.byCalendar(Step.HELD, now));
    };
  }
}
