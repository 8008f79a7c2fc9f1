package city.participation.messaging.inbox;

import org.jspecify.annotations.Nullable;

/**
 * What a message does to the row of its subject. May run again after a crash, so rows beside it
 * must be keyed by the message's id.
 */
@FunctionalInterface
public interface Change<T> {

  /**
   * Says what the row becomes.
   *
   * @param before null while nothing is known of the subject
   * @return null to forget all but the position
   */
  @Nullable T apply(@Nullable T before, IncomingMessage message);
}
