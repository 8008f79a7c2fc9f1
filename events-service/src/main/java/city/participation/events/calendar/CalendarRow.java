package city.participation.events.calendar;

import city.participation.events.event.EventStatus;
import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;

/** What a calendar reads of an event's document: of its timeline only the moments. */
record CalendarRow(
    @Id String id,
    long version,
    EventStatus status,
    PublicEvent.Content content,
    PublicEvent.Plan plan,
    int calendarSequence,
    Instant since,
    List<Moment> timeline) {

  record Moment(Instant at) {}

  PublicEvent event() {
    return new PublicEvent(
        id, version, status, content, plan, calendarSequence, since, timeline.getLast().at());
  }
}
