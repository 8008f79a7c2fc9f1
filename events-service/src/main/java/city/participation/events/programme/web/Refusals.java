package city.participation.events.programme.web;

import city.participation.defaults.problem.Problem;
import city.participation.events.programme.Action;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.Refusal;
import city.participation.events.programme.StageStatus;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How a refusal is answered. */
final class Refusals {

  private Refusals() {}

  static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound() -> Problem.notFound();
      case Refusal.WrongState(ProgrammeStatus status, var allowed) -> wrongState(status, allowed);
      case Refusal.Stale(long current) ->
          Problem.of(HttpStatus.PRECONDITION_FAILED, "stale")
              .withHeader(HttpHeaders.ETAG, "\"" + current + "\"");
      case Refusal.ConceptMissing() -> Problem.of(HttpStatus.CONFLICT, "concept-missing");
      case Refusal.StageMissing() -> Problem.of(HttpStatus.CONFLICT, "stage-missing");
      case Refusal.StageWrongState(StageStatus status) ->
          Problem.of(HttpStatus.CONFLICT, "stage-status", status.name())
              .withProperty("stageStatus", status);
      case Refusal.StageEndsFirst() ->
          Problem.invalid().withField("/closesAt", "not-after-opening");
      case Refusal.StageOver(String stage) ->
          Problem.of(HttpStatus.CONFLICT, "stage-over").withProperty("stage", stage);
      case Refusal.StageTooFar(var first, var last) ->
          Problem.invalid()
              .withField("/closesAt", "moment-out-of-range", first.toString(), last.toString());
      case Refusal.StagesOverlap(String other) ->
          Problem.of(HttpStatus.CONFLICT, "stages-overlap").withProperty("stage", other);
      case Refusal.OpeningFixed() -> Problem.invalid().withField("/opensAt", "opening-fixed");
      case Refusal.TooManyStages(int limit) ->
          Problem.of(HttpStatus.CONFLICT, "too-many-stages", limit);
      case Refusal.AudienceFixed() -> Problem.invalid().withField("/audience", "audience-fixed");
      case Refusal.OfficeMissing() -> Problem.invalid().withField("/office", "office-missing");
      case Refusal.TooManyChanges(int limit) ->
          Problem.of(HttpStatus.CONFLICT, "too-many-changes", limit);
      case Refusal.KeyReused() ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    };
  }

  private static Problem wrongState(ProgrammeStatus status, List<Action> allowed) {
    // RFC 9457 has taken the name status for that of HTTP.
    return Problem.of(HttpStatus.CONFLICT, "programme-status", status.name())
        .withProperty("programmeStatus", status)
        .withProperty("allowed", allowed.stream().map(Action::resource).toList());
  }
}
