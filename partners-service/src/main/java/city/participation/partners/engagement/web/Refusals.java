package city.participation.partners.engagement.web;

import city.participation.defaults.problem.Problem;
import city.participation.partners.engagement.Action;
import city.participation.partners.engagement.EngagementStatus;
import city.participation.partners.engagement.Refusal;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How a refusal is answered. */
final class Refusals {

  private Refusals() {}

  static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound() -> Problem.notFound();
      case Refusal.NotYours() -> Problem.of(HttpStatus.FORBIDDEN, "not-your-partner");
      case Refusal.OwnOrganisation() -> Problem.of(HttpStatus.FORBIDDEN, "own-organisation");
      case Refusal.UnknownProgramme() ->
          Problem.invalid().withField("/programme", "unknown-programme");
      case Refusal.UnknownStage() -> Problem.invalid().withField("/stage", "unknown-stage");
      case Refusal.ProgrammeOver() -> Problem.of(HttpStatus.CONFLICT, "programme-over");
      case Refusal.NotAccredited() -> Problem.of(HttpStatus.CONFLICT, "partner-not-accredited");
      case Refusal.AlreadyOpen() -> Problem.of(HttpStatus.CONFLICT, "engagement-open");
      case Refusal.WrongState(EngagementStatus status, var allowed) -> wrongState(status, allowed);
      case Refusal.Stale(long current) ->
          Problem.of(HttpStatus.PRECONDITION_FAILED, "stale")
              .withHeader(HttpHeaders.ETAG, "\"" + current + "\"");
      case Refusal.OfficeMissing() -> Problem.invalid().withField("/office", "office-missing");
      case Refusal.KeyReused() ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    };
  }

  /** Of a proposal, which names partner and programme itself. */
  static Problem ofProposal(Refusal refusal) {
    Problem problem = problem(refusal);
    return switch (refusal) {
      case Refusal.NotYours() -> problem.withField("/partner", "not-yours");
      case Refusal.NotAccredited() -> problem.withField("/partner", "not-accredited");
      case Refusal.ProgrammeOver() -> problem.withField("/programme", "over");
      case Refusal.AlreadyOpen() -> problem.withField("/role", "open-already");
      case Refusal.NotFound _,
          Refusal.OwnOrganisation _,
          Refusal.UnknownProgramme _,
          Refusal.UnknownStage _,
          Refusal.WrongState _,
          Refusal.Stale _,
          Refusal.OfficeMissing _,
          Refusal.KeyReused _ ->
          problem;
    };
  }

  private static Problem wrongState(EngagementStatus status, List<Action> allowed) {
    // RFC 9457 has taken the name status for that of HTTP.
    return Problem.of(HttpStatus.CONFLICT, "engagement-status", status.name())
        .withProperty("engagementStatus", status)
        .withProperty("allowed", allowed.stream().map(Action::resource).toList());
  }
}
