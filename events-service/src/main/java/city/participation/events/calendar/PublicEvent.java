package city.participation.events.calendar;

import city.participation.events.content.Accessibility;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Texts;
import city.participation.events.content.Venue;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What everybody may know of an event, for calendars and feeds.
 *
 * @param since when the status last changed
 * @param changedAt when something that others may know of it last changed
 */
public record PublicEvent(
    String id,
    long version,
    EventStatus status,
    Content content,
    Plan plan,
    int calendarSequence,
    Instant since,
    Instant changedAt) {

  /** What the city says of it. */
  public record Content(
      Texts title,
      Texts description,
      EventFormat format,
      List<String> languages,
      int costCents,
      @Nullable Accessibility accessibility) {}

  /** {@code onlineLink}: for nobody but those who are confirmed. */
  public record Plan(
      Instant startsAt,
      Instant endsAt,
      AttendanceMode attendance,
      @Nullable Venue venue,
      @Nullable String onlineLink) {

    @Override
    public String toString() {
      return "Plan[" + startsAt + ", " + endsAt + "]";
    }
  }

  boolean takesNotPlace() {
    return status == EventStatus.CANCELLED || status == EventStatus.POSTPONED;
  }
}
