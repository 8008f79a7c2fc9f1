package city.participation.events.event;

import city.participation.events.content.Audience;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Venue;
import java.util.List;

/** For lists that are tested without events: where such a one would stand. */
public final class ShelvedEvents {

  private ShelvedEvents() {}

  public static List<String> shelves(
      Audience audience,
      EventStatus status,
      String programme,
      String stage,
      String district,
      EventFormat format,
      AttendanceMode attendance) {
    return Shelves.of(
        audience,
        status,
        programme,
        stage,
        null,
        new Venue("Saal", null, null, null, district, null),
        format,
        attendance);
  }
}
