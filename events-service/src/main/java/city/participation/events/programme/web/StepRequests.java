package city.participation.events.programme.web;

import city.participation.events.TextsBody;
import city.participation.events.programme.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** What staff say with a step. */
final class StepRequests {

  static final int WORDS_MIN = 10;
  static final int WORDS_MAX = 2_000;
  static final int RESULTS_MIN = 20;
  static final int RESULTS_MAX = 10_000;

  private static final String OFFICE =
      "On behalf of which office; without it that of the token's claim office, and one of both is"
          + " needed. Kept in the timeline, which the public reads.";

  private StepRequests() {}

  @Schema(name = "Step", description = "For which office a step is taken, and why.")
  record Step(
      @Schema(minLength = WORDS_MIN, maxLength = WORDS_MAX, description = "The public reads it.")
          @Nullable String reason,
      @Schema(
              description = OFFICE,
              minLength = Person.OFFICE_MIN,
              maxLength = Person.OFFICE_MAX,
              example = "Amt für Stadtentwicklung und Statistik")
          @Nullable String office) {}

  @Schema(name = "Discarding", description = "Why a draft is dropped.")
  record Discarding(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              example = "Der Rat hat den Auftrag zurückgenommen.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "Reopening", description = "Until when a stage is open once more, and why.")
  record Reopening(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              format = "date-time",
              description = "The first moment after it, with offset; still to come.",
              example = "2027-05-01T00:00:00+02:00")
          @Nullable String closesAt,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              description = "The public reads it.",
              example = "Die Website war am letzten Tag nicht erreichbar.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(
      name = "ProgrammeCancellation",
      description = "Why a programme is called off, and what came of it until then.")
  record CallingOff(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "In both languages, each of 20 to 10,000 characters.")
          @Nullable TextsBody results,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              description = "The public reads it, with each event that is called off for it.",
              example = "Der Rat hat den Auftrag zurückgenommen.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "Closing", description = "What came of a programme (Ergebnisbericht).")
  record Closing(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "In both languages, each of 20 to 10,000 characters.")
          @Nullable TextsBody results,
      @Schema(minLength = WORDS_MIN, maxLength = WORDS_MAX, description = "The public reads it.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}
}
