package city.participation.notifications.contact.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code token}: the code of the mail. */
record VerificationRequest(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST)
        @Nullable String token) {

  static final int LONGEST = 100;

  @Override
  public String toString() {
    return "VerificationRequest";
  }
}
