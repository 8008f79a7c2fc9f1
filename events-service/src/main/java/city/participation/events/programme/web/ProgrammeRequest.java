package city.participation.events.programme.web;

import city.participation.events.TextsBody;
import city.participation.events.content.Audience;
import city.participation.events.content.CouncilPaper;
import city.participation.events.content.ParticipationConcept;
import city.participation.events.content.ProgrammeContent;
import city.participation.events.content.StrategyGoal;
import city.participation.events.content.Theme;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of a programme, as it comes; also what a merge patch is applied to. */
@Schema(name = "ProgrammeRequest", description = "What the city says of a programme.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProgrammeRequest(
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "In both languages, each in one line of 5 to 120 characters.")
        @Nullable TextsBody title,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "In both languages, each of 20 to 4,000 characters.")
        @Nullable TextsBody summary,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            description = "INTERNAL for the administration's own; stays as it was announced.")
        @Nullable Audience audience,
    @Schema(
            requiredMode = RequiredMode.REQUIRED,
            minLength = ProgrammeContent.OFFICE_MIN,
            maxLength = ProgrammeContent.OFFICE_MAX,
            example = "Amt für Stadtentwicklung und Statistik")
        @Nullable String leadOffice,
    @ArraySchema(
            maxItems = ProgrammeContent.DISTRICTS_MOST,
            arraySchema =
                @Schema(
                    description =
                        "Numbers of Stadtbezirke (1 to 9) and Stadtteile (101 to 909), as in"
                            + " /api/ideas/districts; empty for the whole city.",
                    example = "[\"3\", \"401\"]"))
        @Nullable List<@Nullable String> districts,
    @ArraySchema(
            minItems = 1,
            maxItems = 4,
            arraySchema =
                @Schema(
                    requiredMode = RequiredMode.REQUIRED,
                    description = "Codes of themes, as in /api/ideas/themes.",
                    example = "[\"digitalisation\"]"))
        @Nullable List<@Nullable String> themes,
    @ArraySchema(
            maxItems = StrategyGoal.MOST,
            arraySchema = @Schema(description = "Goals of the city's strategies that it serves."))
        @Nullable List<@Nullable GoalBody> goals,
    @ArraySchema(
            maxItems = CouncilPaper.MOST,
            arraySchema = @Schema(description = "Papers of the council (Ratsvorlagen)."))
        @Nullable List<@Nullable PaperBody> papers,
    @Schema(description = "How the public takes part (Beteiligungskonzept); needed to announce.")
        @Nullable ConceptBody concept) {

  @Schema(name = "StrategyGoal", description = "A goal of one of the city's strategies.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record GoalBody(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              maxLength = StrategyGoal.CODE_MAX,
              pattern = StrategyGoal.FORM,
              description = "By which programmes of the same goal are found.",
              example = "koelner-perspektiven-2030")
          @Nullable String code,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "One line of 3 to 200 characters in each of both languages.")
          @Nullable TextsBody name) {

    static GoalBody of(StrategyGoal goal) {
      return new GoalBody(goal.code(), TextsBody.of(goal.name()));
    }
  }

  @Schema(name = "CouncilPaper", description = "A paper of the council.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PaperBody(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              minLength = CouncilPaper.TITLE_MIN,
              maxLength = CouncilPaper.TITLE_MAX,
              example = "Beteiligungskonzept Köln 21")
          @Nullable String title,
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              maxLength = CouncilPaper.URL_MAX,
              description = "Its OParl object; begins with https://.",
              example = "https://ratsinformation.example/oparl/papers/4711")
          @Nullable String url) {

    static PaperBody of(CouncilPaper paper) {
      return new PaperBody(paper.title(), paper.url());
    }
  }

  @Schema(name = "ParticipationConcept", description = "How the public takes part.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ConceptBody(
      @Schema(
              requiredMode = RequiredMode.REQUIRED,
              description = "What it is for, in 20 to 4,000 characters; English if there is any.")
          @Nullable TextsBody goals,
      @ArraySchema(
              minItems = 1,
              maxItems = ParticipationConcept.ITEMS_MOST,
              arraySchema =
                  @Schema(
                      requiredMode = RequiredMode.REQUIRED,
                      description = "Whom it wants to reach, each in 3 to 200 characters."))
          @Nullable List<@Nullable TextsBody> targetGroups,
      @ArraySchema(
              minItems = 1,
              maxItems = ParticipationConcept.ITEMS_MOST,
              arraySchema =
                  @Schema(
                      requiredMode = RequiredMode.REQUIRED,
                      description = "By which methods, each in 3 to 200 characters."))
          @Nullable List<@Nullable TextsBody> methods,
      @Schema(requiredMode = RequiredMode.REQUIRED, description = "How far the public has a say.")
          ParticipationConcept.@Nullable Level level) {

    static @Nullable ConceptBody of(@Nullable ParticipationConcept concept) {
      return concept == null
          ? null
          : new ConceptBody(
              TextsBody.of(concept.goals()),
              new ArrayList<>(concept.targetGroups().stream().map(TextsBody::of).toList()),
              new ArrayList<>(concept.methods().stream().map(TextsBody::of).toList()),
              concept.level());
    }
  }

  /** As a request that would say the same. */
  static ProgrammeRequest of(ProgrammeContent it) {
    return new ProgrammeRequest(
        TextsBody.of(it.title()),
        TextsBody.of(it.summary()),
        it.audience(),
        it.leadOffice(),
        new ArrayList<>(it.districts()),
        new ArrayList<>(it.themes().stream().map(Theme::code).toList()),
        new ArrayList<>(it.goals().stream().map(GoalBody::of).toList()),
        new ArrayList<>(it.papers().stream().map(PaperBody::of).toList()),
        ConceptBody.of(it.concept()));
  }
}
