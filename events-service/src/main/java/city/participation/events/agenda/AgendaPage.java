package city.participation.events.agenda;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param last what the next page comes after; null when there is none
 */
public record AgendaPage(List<EventSummary> items, @Nullable Position last) {

  /** Where an event stands in the order. */
  public record Position(Instant listedAt, String id) {}
}
