package city.participation.events.agenda;

import city.participation.events.content.Audience;
import city.participation.events.content.EventFormat;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStatus;
import city.participation.events.event.Shelves;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events.
 *
 * @param place id of a programme, of a stage or of a series
 * @param status null for all that others than staff may know of
 * @param from those that begin then or later
 * @param to those that begin before
 */
public record EventFilter(
    @Nullable String place,
    @Nullable String district,
    @Nullable EventFormat format,
    @Nullable AttendanceMode attendance,
    @Nullable EventStatus status,
    @Nullable Instant from,
    @Nullable Instant to) {

  /** Whoever names only an end looks back from there. */
  public boolean latestFirst() {
    return from == null && to != null;
  }

  /** The name of the list of those for an audience. */
  public String shelf(Audience audience) {
    return Shelves.name(audience, status, place, district, format, attendance);
  }

  /** For cursors: one fits the list it was made for, whatever its bounds are. */
  public String list() {
    return shelf(Audience.PUBLIC) + (latestFirst() ? "|back" : "");
  }
}
