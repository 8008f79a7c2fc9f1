package city.participation.ideas.endorsement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an idea's endorsements, newest first.
 *
 * @param last what the next page comes after; null when there is none
 */
public record EndorsementPage(List<EndorsementSummary> items, @Nullable Position last) {

  /** Where an endorsement stands in the list. */
  public record Position(Instant since, String partnerId) {}
}
