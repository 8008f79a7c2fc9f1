package city.participation.events.event;

import city.participation.events.content.Audience;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Venue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which lists an event stands: each combination of filters that finds it has a name, so that
 * every list is one equality.
 */
public final class Shelves {

  private static final String ANY = "*";

  private Shelves() {}

  /**
   * Null: whatever it is. Without a status, all that others than staff may know of.
   *
   * @param place id of a programme, of a stage or of a series
   */
  public static String name(
      Audience audience,
      @Nullable EventStatus status,
      @Nullable String place,
      @Nullable String district,
      @Nullable EventFormat format,
      @Nullable AttendanceMode attendance) {
    return String.join(
        "|",
        audience.name(),
        status == null ? ANY : status.name(),
        place == null ? ANY : place,
        district == null ? ANY : district,
        format == null ? ANY : format.name(),
        attendance == null ? ANY : attendance.name());
  }

  static List<String> of(Event event) {
    return of(
        event.audience(),
        event.status(),
        event.programmeId(),
        event.plan().stageId(),
        event.series() == null ? null : event.series().id(),
        event.plan().venue(),
        event.content().format(),
        event.plan().attendance());
  }

  static List<String> of(
      Audience audience,
      EventStatus status,
      String programme,
      @Nullable String stage,
      @Nullable String series,
      @Nullable Venue venue,
      EventFormat format,
      @Nullable AttendanceMode attendance) {
    List<String> shelves = new ArrayList<>();
    for (EventStatus one : status.isPublic() ? orAny(status) : List.of(status)) {
      for (String place : places(programme, stage, series)) {
        for (String district : districts(venue)) {
          for (EventFormat form : orAny(format)) {
            for (AttendanceMode mode : orAny(attendance)) {
              shelves.add(name(audience, one, place, district, form, mode));
            }
          }
        }
      }
    }
    return List.copyOf(shelves);
  }

  private static <T> Set<@Nullable T> orAny(@Nullable T value) {
    Set<@Nullable T> all = new LinkedHashSet<>();
    all.add(value);
    all.add(null);
    return all;
  }

  private static Set<@Nullable String> places(
      String programme, @Nullable String stage, @Nullable String series) {
    Set<@Nullable String> places = orAny(programme);
    if (stage != null) {
      places.add(stage);
    }
    if (series != null) {
      places.add(series);
    }
    return places;
  }

  private static Set<@Nullable String> districts(@Nullable Venue venue) {
    String number = venue == null ? null : venue.district();
    Set<@Nullable String> districts = orAny(number);
    if (number != null) {
      districts.add(number.substring(0, 1)); // its Stadtbezirk
    }
    return districts;
  }
}
