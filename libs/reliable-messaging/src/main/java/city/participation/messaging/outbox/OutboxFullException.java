package city.participation.messaging.outbox;

import java.time.Duration;
import org.springframework.dao.TransientDataAccessException;

/** Too much waits to be sent: nothing of this change was done, trying later may help. */
public final class OutboxFullException extends TransientDataAccessException {

  private final Duration retryAfter;

  OutboxFullException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
