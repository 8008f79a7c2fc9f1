package city.participation.ideas.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether something can be done at a moment.
 *
 * @param until when that ends; null if it is not open, or nothing limits it
 * @param next when it opens; null if it is open, or nobody knows
 */
public record Opening(boolean open, @Nullable Instant until, @Nullable Instant next) {

  public static final Opening ALWAYS = new Opening(true, null, null);
  public static final Opening NEVER = new Opening(false, null, null);

  static Opening until(Instant end) {
    return new Opening(true, end, null);
  }

  static Opening from(@Nullable Instant next) {
    return new Opening(false, null, next);
  }
}
