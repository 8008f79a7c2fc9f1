package city.participation.engines.broker;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The broker could not start or stop; the message says what is in the way. */
public final class EmbeddedBrokerException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  EmbeddedBrokerException(String message) {
    super(message);
  }

  EmbeddedBrokerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
