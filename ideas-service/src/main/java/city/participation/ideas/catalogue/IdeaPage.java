package city.participation.ideas.catalogue;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param last what the next page comes after; null when there is none
 */
public record IdeaPage(List<IdeaSummary> items, @Nullable Position last) {

  /**
   * Another number when anything on the page is another: a version stands for all content, and only
   * supports, endorsements and the stages of programmes leave it as it is.
   */
  public long fingerprint() {
    long mixed = Objects.hashCode(last);
    for (IdeaSummary item : items) {
      mixed = mix(mixed, item.id().hashCode());
      mixed = mix(mixed, item.version());
      mixed = mix(mixed, item.supportCount());
      mixed = mix(mixed, item.endorsementCount());
      mixed = mix(mixed, Objects.hashCode(item.supported()));
      mixed = mix(mixed, Objects.hashCode(item.programme()));
      mixed = mix(mixed, item.participation().hashCode());
    }
    return mixed;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014), so that every bit moves the rest. */
  private static long mix(long before, long value) {
    long mixed = (before + value) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /**
   * Where an idea stands in an order.
   *
   * @param rank milliseconds since 1970, or the number of supporters
   */
  public record Position(long rank, String id) {}
}
