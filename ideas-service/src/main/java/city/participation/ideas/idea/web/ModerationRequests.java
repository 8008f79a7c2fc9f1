package city.participation.ideas.idea.web;

import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.RejectionReason;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** What moderators, and authors who withdraw, say with their step. */
final class ModerationRequests {

  static final int EXPLANATION_MIN = 10;
  static final int EXPLANATION_MAX = 2_000;

  private static final String OFFICE =
      "On behalf of which office; without it that of the token's claim office, and one of both is"
          + " needed. Shown in the public timeline.";

  private ModerationRequests() {}

  @Schema(description = "A publication.")
  record Publication(
      @Schema(
              description = OFFICE,
              minLength = Person.OFFICE_MIN,
              maxLength = Person.OFFICE_MAX,
              example = "Büro für Öffentlichkeitsbeteiligung")
          @Nullable String office) {}

  @Schema(description = "A rejection, which its author is told.")
  record Rejection(
      @Schema(requiredMode = RequiredMode.REQUIRED) @Nullable RejectionReason reason,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = EXPLANATION_MIN,
              maxLength = EXPLANATION_MAX,
              description = "Why, for the author to read.",
              example = "Für Autobahnen ist nicht die Stadt, sondern der Bund zuständig.")
          @Nullable String explanation,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(description = "A withdrawal.")
  record Withdrawal(
      @Schema(
              minLength = EXPLANATION_MIN,
              maxLength = EXPLANATION_MAX,
              description = "Why; required once the idea was submitted. Public if the idea was.",
              example = "Die Stadt hat den Brunnen inzwischen gebaut.")
          @Nullable String reason,
      @Schema(
              description = "A moderator's. " + OFFICE,
              minLength = Person.OFFICE_MIN,
              maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}
}
