package city.participation.events.event;

import city.participation.events.content.Texts;
import java.time.Instant;
import java.util.Comparator;

/** An event that has the venue or somebody of the staff at the time that another wants. */
public record Clash(String eventId, Texts title, Instant startsAt, Instant endsAt) {

  static final Comparator<Clash> EARLIEST_FIRST =
      Comparator.comparing(Clash::startsAt).thenComparing(Clash::eventId);
}
