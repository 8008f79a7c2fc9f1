package city.participation.ideas.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param last what the next page comes after; null when there is none
 */
public record IdeaPage(List<IdeaSummary> items, @Nullable Position last) {

  /**
   * Where an idea stands in an order.
   *
   * @param rank milliseconds since 1970, or the number of supporters
   */
  public record Position(long rank, String id) {}
}
