package city.participation.partners.engagement.web;

import city.participation.partners.partner.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** What people say with a step. */
final class StepRequests {

  static final int WORDS_MIN = 10;
  static final int WORDS_MAX = 2_000;

  private static final String OFFICE =
      "For staff: on behalf of which office; without it that of the token's claim office, and one of"
          + " both is needed.";

  private StepRequests() {}

  @Schema(name = "Agreement", description = "For which office staff agree.")
  record Agreement(
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "EngagementReason", description = "Why an engagement is declined or ended.")
  record Reason(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              example = "Für diese Rolle haben wir schon eine Zusage.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}
}
