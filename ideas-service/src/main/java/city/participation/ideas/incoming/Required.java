package city.participation.ideas.incoming;

import org.jspecify.annotations.Nullable;

/** What a message must not lack. */
public final class Required {

  private Required() {}

  /** A message without it breaks its contract and must not be half understood. */
  public static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("The message has no " + field);
    }
    return value;
  }
}
