package city.participation.events.calendar;

import city.participation.events.agenda.EventFilter;
import city.participation.events.calendar.CalendarEvents.Change;
import city.participation.events.content.Audience;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The public events that were published or changed last, for feeds. */
@Component
public class FindLatest {

  public static final int MOST = 50;

  private static final Comparator<PublicEvent> LATEST_FIRST =
      Comparator.comparing(PublicEvent::changedAt).thenComparing(PublicEvent::id).reversed();

  /**
   * What a feed tells.
   *
   * @param fingerprint the same as long as the events are
   * @param changedAt when the last of them changed, or without any since when they are looked for
   * @param events read when they are asked for, latest first
   */
  public record Latest(
      int size, String fingerprint, Instant changedAt, Supplier<List<PublicEvent>> events) {}

  private final CalendarEvents events;
  private final Clock clock;

  FindLatest(CalendarEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Of the same events as in the calendar. */
  public Latest find(EventFilter filter) {
    Instant from = ShowCalendar.from(clock);
    List<Change> latest =
        events.changes(filter.shelf(Audience.PUBLIC), from, ShowCalendar.MOST).stream()
            .sorted(
                Comparator.comparing(Change::at)
                    .thenComparing((Change it) -> it.version().id())
                    .reversed())
            .limit(MOST)
            .toList();
    return new Latest(
        latest.size(),
        latest.toString(),
        latest.isEmpty() ? from : latest.getFirst().at(),
        () ->
            events.find(latest.stream().map(it -> it.version().id()).toList()).stream()
                .sorted(LATEST_FIRST)
                .toList());
  }
}
