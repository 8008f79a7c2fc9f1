package city.participation.notifications.idea.messaging;

import org.jspecify.annotations.Nullable;

final class Required {

  private Required() {}

  /** A message without it breaks its contract and must not be half understood. */
  static <T> T required(@Nullable T value, String field) {
    if (value == null) {
      throw new IllegalArgumentException("The message has no " + field);
    }
    return value;
  }
}
