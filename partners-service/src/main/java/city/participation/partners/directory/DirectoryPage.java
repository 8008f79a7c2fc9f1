package city.participation.partners.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the directory.
 *
 * @param last what the next page comes after; null when there is none
 */
public record DirectoryPage(List<DirectoryEntry> items, @Nullable Position last) {

  /**
   * Where a partner stands in an order.
   *
   * @param rank its folded name, or the day since when it is accredited
   */
  public record Position(String rank, String id) {}
}
