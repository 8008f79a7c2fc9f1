package city.participation.notifications.erasure.web;

import city.participation.defaults.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code confirmation}: that the caller knows what is about to happen. */
record ErasureRequestBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            allowableValues = CONFIRMED,
            description = "That the caller knows that this cannot be undone.")
        @Nullable String confirmation) {

  static final String CONFIRMED = "ERASE_EVERYTHING_ABOUT_ME";

  void requireConfirmation() {
    if (confirmation == null) {
      throw Problem.invalid().withField("/confirmation", "missing");
    }
    if (!confirmation.equals(CONFIRMED)) {
      throw Problem.invalid().withField("/confirmation", "not-one-of", CONFIRMED);
    }
  }
}
