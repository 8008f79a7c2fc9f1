package city.participation.events.programme.web;

import city.participation.events.TextsBody;
import city.participation.events.content.Audience;
import city.participation.events.content.ProgrammeContent;
import city.participation.events.content.Theme;
import city.participation.events.programme.Action;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.ProgrammeView;
import city.participation.events.programme.Stage;
import city.participation.events.programme.StageAction;
import city.participation.events.programme.StageStatus;
import city.participation.events.programme.web.ProgrammeRequest.ConceptBody;
import city.participation.events.programme.web.ProgrammeRequest.GoalBody;
import city.participation.events.programme.web.ProgrammeRequest.PaperBody;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Schema(name = "Programme", description = "A programme of the city with its stages.")
record ProgrammeResponse(
    String id,
    ProgrammeStatus status,
    @Schema(description = "When the status last changed.") Instant since,
    @Schema(description = "Absent while it is a draft.") @Nullable Instant announcedAt,
    TextsBody title,
    TextsBody summary,
    Audience audience,
    @Schema(description = "Which office leads it.") String leadOffice,
    @Schema(description = "Numbers of Stadtbezirke and Stadtteile; empty for the whole city.")
        List<String> districts,
    @Schema(description = "Codes of themes.") List<String> themes,
    List<GoalBody> goals,
    List<PaperBody> papers,
    @Schema(description = "Absent in a draft that has none yet.") @Nullable ConceptBody concept,
    @Schema(description = "In their order.") List<StageResponse> stages,
    @Schema(description = "What came of it; once it is closed.") @Nullable TextsBody results,
    @Schema(description = "true if it was closed before its stages were over; else absent.")
        @Nullable Boolean calledOff,
    @Schema(description = "What the public can do now.", example = "[\"submit\", \"support\"]")
        List<String> participationOpen,
    @Schema(description = "When the first of what is open ends; absent while nothing is.")
        @Nullable Instant nextDeadline,
    @Schema(description = "For staff: what can be done now.") @Nullable List<String> allowed) {

  @Schema(name = "Stage", description = "A time in which the public takes part.")
  record StageResponse(
      String id,
      StageStatus status,
      TextsBody title,
      @Schema(description = "Its first moment.") Instant opensAt,
      @Schema(description = "The first moment after it.") Instant closesAt,
      @Schema(description = "When it was last opened again, if ever.") @Nullable Instant reopenedAt,
      @Schema(description = "Whether it may be open beside other stages.") boolean parallel,
      @Schema(description = "What the public can do while it is open.")
          List<StageAction> allowedActions) {

    private static StageResponse of(Stage stage) {
      return new StageResponse(
          stage.id(),
          stage.status(),
          TextsBody.of(stage.plan().title()),
          stage.plan().opensAt(),
          stage.plan().closesAt(),
          stage.reopenedAt(),
          stage.plan().parallel(),
          stage.plan().allowedActions());
    }
  }

  static ProgrammeResponse of(ProgrammeView programme) {
    ProgrammeContent content = programme.content();
    List<String> allowed = programme.allowed().stream().map(Action::resource).toList();
    return new ProgrammeResponse(
        programme.id(),
        programme.status(),
        programme.since(),
        programme.announcedAt(),
        TextsBody.of(content.title()),
        TextsBody.of(content.summary()),
        content.audience(),
        content.leadOffice(),
        content.districts(),
        content.themes().stream().map(Theme::code).toList(),
        content.goals().stream().map(GoalBody::of).toList(),
        content.papers().stream().map(PaperBody::of).toList(),
        ConceptBody.of(content.concept()),
        programme.stages().stream().map(StageResponse::of).toList(),
        programme.results() == null ? null : TextsBody.of(programme.results()),
        programme.isCalledOff() ? true : null,
        programme.participationOpen().stream().map(StageAction::code).toList(),
        programme.nextDeadline(),
        allowed.isEmpty() ? null : allowed);
  }
}
