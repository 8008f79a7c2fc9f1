package city.participation.events.event.web;

import city.participation.events.TextsBody;
import city.participation.events.content.Documentation;
import city.participation.events.content.EventContent;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventPlan;
import city.participation.events.event.web.EventRequest.VenueBody;
import city.participation.events.event.web.EventRequest.WindowBody;
import city.participation.events.programme.Person;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff say with a step. */
final class StepRequests {

  static final int WORDS_MIN = 10;
  static final int WORDS_MAX = 2_000;

  private static final String OFFICE =
      "On behalf of which office; without it that of the token's claim office, and one of both is"
          + " needed. Kept in the timeline, which the public reads.";
  private static final String FORCE =
      "Why it takes place although its venue or somebody of its staff is taken; without it that is"
          + " refused. Only staff read it.";

  private StepRequests() {}

  @Schema(name = "EventStep", description = "For which office a step is taken, and why.")
  record Step(
      @Schema(minLength = WORDS_MIN, maxLength = WORDS_MAX, description = "The public reads it.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "ReasonedEventStep", description = "Why, and for which office.")
  record Reasoned(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              description = "The public reads it, unless nobody ever knew of the event.",
              example = "Der Saal ist nach einem Wasserschaden gesperrt.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(name = "Scheduling", description = "From now on whom it is for may know of it.")
  record Scheduling(
      @Schema(minLength = WORDS_MIN, maxLength = WORDS_MAX, description = "The public reads it.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office,
      @Schema(minLength = WORDS_MIN, maxLength = WORDS_MAX, description = FORCE)
          @Nullable String force) {}

  @Schema(
      name = "Rescheduling",
      description = "What is different of its time, place, staff or registration; the rest stays.")
  record Rescheduling(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              description = "The public reads it.",
              example = "Der Saal ist nach einem Wasserschaden gesperrt.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office,
      @Schema(minLength = WORDS_MIN, maxLength = WORDS_MAX, description = FORCE)
          @Nullable String force,
      @Schema(
              maxLength = EventContent.ID_MAX,
              description = "Another stage of its programme, in which its time lies.")
          @Nullable String stageId,
      @Schema(description = "true: it lies in no stage any more; then without stageId.")
          @Nullable Boolean withoutStage,
      @Schema(
              format = "date-time",
              description = "With offset.",
              example = "2027-03-08T18:00:00+01:00")
          @Nullable String startsAt,
      @Schema(
              format = "date-time",
              description = "With offset.",
              example = "2027-03-08T20:30:00+01:00")
          @Nullable String endsAt,
      @Schema(description = "What the new kind has no use for, a venue or a link, goes.")
          @Nullable AttendanceMode attendance,
      @Nullable VenueBody venue,
      @Schema(maxLength = EventPlan.LINK_MAX, description = "Begins with https://.")
          @Nullable String onlineLink,
      @Nullable WindowBody registration,
      @ArraySchema(maxItems = EventPlan.OWNERS_MOST) @Nullable List<@Nullable String> owners) {}

  @Schema(name = "RegistrationOpening", description = "Until when registration is open.")
  record Opening(
      @Schema(
              format = "date-time",
              description = "With offset, at the latest the start; without it as it was planned.",
              example = "2027-02-28T18:00:00+01:00")
          @Nullable String closesAt,
      @Schema(
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              description = "Needed once registration was closed. The public reads it.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}

  @Schema(
      name = "DocumentationRequest",
      description = "What came of it; the minutes (Protokoll) as a text or behind a link.")
  record DocumentationBody(
      @Schema(description = "In 20 to 20,000 characters; English if there is any.")
          @Nullable TextsBody minutes,
      @Schema(maxLength = Documentation.URL_MAX, description = "Begins with https://.")
          @Nullable String minutesUrl,
      @Schema(minimum = "0", maximum = "100000", description = "How many were there.")
          @Nullable Integer attendance,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "In both languages, each of 20 to 10,000 characters.")
          @Nullable TextsBody results,
      @ArraySchema(
              maxItems = Documentation.IDEAS_MOST,
              arraySchema = @Schema(description = "Ids of ideas that were recorded there."))
          @Nullable List<@Nullable String> ideas,
      @Schema(
              minLength = WORDS_MIN,
              maxLength = WORDS_MAX,
              description = "Needed of a correction. The public reads it.")
          @Nullable String reason,
      @Schema(description = OFFICE, minLength = Person.OFFICE_MIN, maxLength = Person.OFFICE_MAX)
          @Nullable String office) {}
}
