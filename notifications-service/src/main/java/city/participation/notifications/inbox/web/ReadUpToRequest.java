package city.participation.notifications.inbox.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code upTo}: id of the newest notification that the person has seen. */
record ReadUpToRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST)
        @Nullable String upTo) {

  static final int LONGEST = 200;
}
