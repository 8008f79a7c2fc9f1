package city.participation.events.catalogue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param last what the next page comes after; null when there is none
 */
public record ProgrammePage(List<ProgrammeSummary> items, @Nullable Position last) {

  /** Where a programme stands in the order. */
  public record Position(Instant listedAt, String id) {}
}
