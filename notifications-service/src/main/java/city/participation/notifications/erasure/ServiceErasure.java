package city.participation.notifications.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code erasedAt}: absent while the service has not said so. */
public record ServiceErasure(String service, @Nullable Instant erasedAt) {

  boolean isMissing() {
    return erasedAt == null;
  }
}
