package city.participation.partners.engagement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param last what the next page comes after; null when there is none
 */
public record EngagementPage(List<EngagementView> items, @Nullable Position last) {

  /** Where an engagement stands in the order. */
  public record Position(Instant since, String id) {}
}
