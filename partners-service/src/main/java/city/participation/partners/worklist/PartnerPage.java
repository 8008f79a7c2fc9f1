package city.participation.partners.worklist;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param last what the next page comes after; null when there is none
 */
public record PartnerPage(List<PartnerSummary> items, @Nullable Position last) {

  /** Where a partner stands in an order. */
  public record Position(Instant rank, String id) {}
}
