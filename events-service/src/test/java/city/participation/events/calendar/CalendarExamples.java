package city.participation.events.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import city.participation.events.Addresses;
import city.participation.events.calendar.PublicEvent.Content;
import city.participation.events.calendar.PublicEvent.Plan;
import city.participation.events.content.Accessibility;
import city.participation.events.content.EventFormat;
import city.participation.events.content.Texts;
import city.participation.events.content.Venue;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events to render, and calendars read by another library than the one that wrote them. */
public final class CalendarExamples {

  public static final Addresses ADDRESSES =
      new Addresses(
          URI.create("https://mitwirkung.example"), "https://mitwirkung.example/termine/{event}");

  static final String ID = "7a2c9e14-5b3d-8f60-a1c8-4d9e2b7f3a06";
  static final String LINK = "https://konferenz.example/koeln21";
  static final Instant CHANGED = Instant.parse("2026-11-27T09:15:00.123Z");
  static final Instant STARTS = Instant.parse("2027-03-01T17:00:00Z");

  private CalendarExamples() {}

  public static PublicEvent event() {
    return titled("Bürgerdialog Ehrenfeld");
  }

  public static PublicEvent titled(String title) {
    return event(title, EventStatus.SCHEDULED, STARTS, STARTS.plusSeconds(7_200), hall());
  }

  static PublicEvent inStatus(EventStatus status) {
    return event("Bürgerdialog Ehrenfeld", status, STARTS, STARTS.plusSeconds(7_200), hall());
  }

  static PublicEvent at(Instant startsAt, Instant endsAt) {
    return event("Bürgerdialog", EventStatus.SCHEDULED, startsAt, endsAt, hall());
  }

  static PublicEvent event(
      String title, EventStatus status, Instant startsAt, Instant endsAt, @Nullable Venue venue) {
    return new PublicEvent(
        ID,
        4,
        status,
        new Content(
            new Texts(title, "Citizens' dialogue in Ehrenfeld"),
            new Texts("Was braucht das Veedel von morgen?", "What will the quarter need?"),
            EventFormat.CITIZENS_DIALOGUE,
            List.of("de", "tr"),
            0,
            new Accessibility(true, true, false, false)),
        new Plan(
            startsAt,
            endsAt,
            venue == null ? AttendanceMode.ONLINE : AttendanceMode.HYBRID,
            venue,
            LINK),
        2,
        CHANGED,
        CHANGED);
  }

  static Venue hall() {
    return new Venue(
        "Bürgerzentrum Ehrenfeld",
        "Venloer Straße 429",
        "50825",
        "Köln",
        "401",
        Venue.Point.at(6.917, 50.95));
  }

  static String rendered(PublicEvent event, Standing standing, Language language) {
    return String.join(
        "",
        RenderCalendar.of(
            RenderCalendar.head("Veranstaltungen", language),
            List.of(new RenderEvent(ADDRESSES).render(event, standing, language))));
  }

  /** In German, for the public. */
  static String rendered(PublicEvent event) {
    return rendered(event, Standing.PUBLIC, Language.DE);
  }

  public static ICalendar parsed(String text) {
    return Objects.requireNonNull(Biweekly.parse(text).first());
  }

  static VEvent only(String text) {
    return parsed(text).getEvents().getFirst();
  }
}
