package city.participation.events.calendar;

import city.participation.events.agenda.EventFilter;
import city.participation.events.calendar.CalendarEvents.Version;
import city.participation.events.content.Audience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Public events for the calendars of whoever subscribes. */
@Component
public class ShowCalendar {

  /** What is over is kept so long, for whoever looks back. */
  static final Duration PAST = Duration.ofDays(90);

  /** Those that begin last are left out. */
  static final int MOST = 5_000;

  private final CalendarEvents events;
  private final RenderedEvents rendered;
  private final Clock clock;

  ShowCalendar(CalendarEvents events, RenderedEvents rendered, Clock clock) {
    this.events = events;
    this.rendered = rendered;
    this.clock = clock;
  }

  /** All that a filter finds, also what takes not place: else calendars would keep it. */
  public Feed show(EventFilter filter, Language language) {
    List<Version> found = events.versions(filter.shelf(Audience.PUBLIC), from(clock), MOST);
    return feed(found, "Veranstaltungen", "Events", language);
  }

  /** One, if everybody may know of it. */
  public Optional<Feed> show(String event, Language language) {
    List<Version> found = events.versions(List.of(event));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(feed(found, "Veranstaltung", "Event", language));
  }

  /** The same all day. */
  static Instant from(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), RenderEvent.COLOGNE)
        .atStartOfDay(RenderEvent.COLOGNE)
        .toInstant()
        .minus(PAST);
  }

  private Feed feed(List<Version> found, String german, String english, Language language) {
    return rendered.feed(
        language.of(german, english),
        found.stream()
            .map(it -> new RenderedEvents.Entry(it.id(), it.number(), Standing.PUBLIC))
            .toList(),
        language);
  }
}
