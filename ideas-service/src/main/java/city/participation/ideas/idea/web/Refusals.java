package city.participation.ideas.idea.web;

import city.participation.defaults.problem.Problem;
import city.participation.ideas.StageProblem;
import city.participation.ideas.StatusProblem;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How a refusal is answered. */
final class Refusals {

  private Refusals() {}

  static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound() -> Problem.notFound();
      case Refusal.NotYours() -> Problem.of(HttpStatus.FORBIDDEN, "not-your-idea");
      case Refusal.OwnIdea() -> Problem.of(HttpStatus.FORBIDDEN, "own-idea");
      case Refusal.WrongState(IdeaStatus status) -> StatusProblem.of(status);
      case Refusal.Stale(long current) ->
          Problem.of(HttpStatus.PRECONDITION_FAILED, "stale")
              .withHeader(HttpHeaders.ETAG, "\"" + current + "\"");
      case Refusal.ReasonMissing() -> Problem.invalid().withField("/reason", "missing");
      case Refusal.OfficeMissing() -> Problem.invalid().withField("/office", "office-missing");
      case Refusal.TooManyRevisions(int limit) ->
          Problem.of(HttpStatus.CONFLICT, "too-many-revisions", limit);
      case Refusal.QuotaUsedUp(int limit, var retryAfter) ->
          Problem.of(HttpStatus.TOO_MANY_REQUESTS, "idea-quota", limit).withRetryAfter(retryAfter);
      case Refusal.OriginNotYours(var origin) ->
          Problem.invalid().withField("/origin", "origin-of-staff", origin.name());
      case Refusal.ProgrammeUnknown() ->
          Problem.invalid().withField("/programme", "unknown-programme");
      case Refusal.ProgrammeOver() -> Problem.of(HttpStatus.CONFLICT, "programme-over");
      case Refusal.ProgrammeFixed() -> Problem.of(HttpStatus.CONFLICT, "programme-fixed");
      case Refusal.NotOpen(var opensAt) -> StageProblem.of(opensAt);
      case Refusal.KeyReused() ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    };
  }
}
