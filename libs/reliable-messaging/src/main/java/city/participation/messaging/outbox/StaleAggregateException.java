package city.participation.messaging.outbox;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Somebody else changed or erased the aggregate first; nothing of this change was done. */
public final class StaleAggregateException extends OptimisticLockingFailureException {

  private final @Nullable Long currentVersion;

  StaleAggregateException(String message, @Nullable Long currentVersion) {
    super(message);
    this.currentVersion = currentVersion;
  }

  /**
   * Empty when the aggregate is gone. Equal to the version that was read when a guard of the change
   * did not hold.
   */
  public OptionalLong currentVersion() {
    return currentVersion == null ? OptionalLong.empty() : OptionalLong.of(currentVersion);
  }
}
