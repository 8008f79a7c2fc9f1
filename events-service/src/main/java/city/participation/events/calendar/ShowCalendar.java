package city.participation.events.calendar;

import city.participation.events.agenda.EventFilter;
import city.participation.events.calendar.CalendarEvents.Version;
import city.participation.events.content.Audience;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Public events for the calendars of whoever subscribes. */
@Component
public class ShowCalendar {

  /** What is over is kept so long, for whoever looks back. */
  static final Duration PAST = Duration.ofDays(90);

  /** Those that begin last are left out. */
  static final int MOST = 5_000;

  /** As many as a few calendars of a large city have; each takes some hundred bytes. */
  private static final long REMEMBERED = 50_000;

  private record Asked(String shelf, Instant from) {}

  private final CalendarEvents events;
  private final RenderedEvents rendered;
  private final Clock clock;
  private final Cache<Asked, List<Version>> found;

  ShowCalendar(
      CalendarEvents events,
      RenderedEvents rendered,
      Clock clock,
      @Value("${participation.events.calendars-every:1s}") Duration every) {
    this.events = events;
    this.rendered = rendered;
    this.clock = clock;
    this.found =
        Caffeine.newBuilder()
            .expireAfterWrite(every)
            .maximumWeight(REMEMBERED)
            .weigher((Asked ignored, List<Version> versions) -> 1 + versions.size())
            .build();
  }

  /**
   * All that a filter finds, also what takes not place: else calendars would keep it. It is looked
   * for once a second for all who ask, because they come at once, at the full hour.
   */
  public Feed show(EventFilter filter, Language language) {
    Asked asked = new Asked(filter.shelf(Audience.PUBLIC), from(clock));
    List<Version> versions = found.get(asked, it -> events.versions(it.shelf(), it.from(), MOST));
    return feed(versions, "Veranstaltungen", "Events", language);
  }

  /** One, if everybody may know of it. */
  public Optional<Feed> show(String event, Language language) {
    List<Version> one = events.versions(List.of(event));
    return one.isEmpty()
        ? Optional.empty()
        : Optional.of(feed(one, "Veranstaltung", "Event", language));
  }

  /** The same all day. */
  static Instant from(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), RenderEvent.COLOGNE)
        .atStartOfDay(RenderEvent.COLOGNE)
        .toInstant()
        .minus(PAST);
  }

  private Feed feed(List<Version> versions, String german, String english, Language language) {
    return rendered.feed(
        language.of(german, english),
        versions.stream()
            .map(it -> new RenderedEvents.Entry(it.id(), it.number(), Standing.PUBLIC))
            .toList(),
        language);
  }
}
