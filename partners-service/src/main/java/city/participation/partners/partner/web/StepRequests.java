package city.participation.partners.partner.web;

import city.participation.partners.partner.Person;
import city.participation.partners.partner.Review;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people say with a step. */
final class StepRequests {

  static final int WORDS_MIN = 10;
  static final int WORDS_MAX = 2_000;

  private static final String OFFICE =
      "On behalf of which office; without it that of the token's claim office, and one of both is"
          + " needed. Kept in the audit trail.";

  private StepRequests() {}

  @Schema(name = "Office", description = "For which office a step is taken.")
  record Office(
      @Schema(
              description = OFFICE,
              minLength = Person.OFFICE_MIN,
              maxLength = Person.OFFICE_MAX,
              example = "Amt für Stadtentwicklung und Statistik")
          @Nullable String office) {}

  @Schema(name = "InformationRequest", description = "Questions for the applicant.")
  record InformationRequested(
      @ArraySchema(
              minItems = 1,
              maxItems = Review.QUESTIONS_MOST,
              schema = @Schema(minLength = Review.QUESTION_MIN, maxLength = Review.QUESTION_MAX),
              arraySchema =
                  @Schema(
                      requiredMode = RequiredMode.REQUIRED,
                      example = "[\"Bitte reichen Sie die aktuelle Satzung nach.\"]"))
          @Nullable List<@Nullable String> questions,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              format = "date",
              description = "The last day for an answer, tomorrow or within six months.",
              example = "2027-01-15")
          @Nullable String dueOn,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "Information", description = "The applicant's answer.")
  record Information(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              example = "Die Satzung ist jetzt unter den Dokumenten verlinkt.")
          @Nullable String answer) {}

  @Schema(name = "Recommendation", description = "What the reviewer puts before somebody else.")
  record RecommendationRequest(
      @Schema(requiredMode = RequiredMode.REQUIRED) Review.@Nullable Verdict verdict,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              description = "Why; the applicant reads it.",
              example = "Gemeinnützig, im Veedel verankert, Unterlagen vollständig.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "Approval", description = "Carries out what the reviewer recommends.")
  record Approval(
      @Schema(
              format = "date",
              description =
                  "The last day of the term, at most five years from today; without it two years."
                      + " Not with a rejection.",
              example = "2028-11-27")
          @Nullable String until,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "Reason", description = "Why staff take a step; the applicant reads it.")
  record Reason(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              example = "Der Verein ist nicht mehr gemeinnützig.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "Withdrawal", description = "A withdrawal.")
  record Withdrawal(
      @Schema(
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              description = "Why; required but for a draft.",
              example = "Der Verein löst sich auf.")
          @Nullable String reason) {}
}
