package city.participation.events.registration.web;

import city.participation.defaults.problem.Problem;
import city.participation.events.registration.Refusal;
import city.participation.events.registration.RegistrationStatus;
import city.participation.events.registration.RegistrationView.Action;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How a refusal is answered. */
final class Refusals {

  private Refusals() {}

  static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound() -> Problem.notFound();
      case Refusal.RegistrationClosed() -> conflict("registration-closed");
      case Refusal.Full() -> conflict("event-full");
      case Refusal.PartyTooLarge(long seats) ->
          Problem.invalid().withField("/companions", "party-too-large", seats);
      case Refusal.AlreadyRegistered(String id) ->
          conflict("already-registered").withProperty("registration", id);
      case Refusal.OtherMode(boolean missing) ->
          Problem.invalid().withField("/mode", missing ? "missing" : "other-attendance");
      case Refusal.TooManyCompanions(int most) ->
          Problem.invalid().withField("/companions", "out-of-range", 0, most);
      case Refusal.UnknownQuestion(int at) -> answer(at, "/question", "unknown-question");
      case Refusal.AnsweredTwice(int at) -> answer(at, "/question", "repeated");
      case Refusal.WrongAnswer(int at) -> answer(at, "/value", "no-such-answer");
      case Refusal.AnswerMissing(String question) ->
          Problem.invalid().withField("/answers", "answer-missing", question);
      case Refusal.WrongState(RegistrationStatus status, var allowed) ->
          wrongState(status, allowed);
      case Refusal.Stale(long current) ->
          Problem.of(HttpStatus.PRECONDITION_FAILED, "stale")
              .withHeader(HttpHeaders.ETAG, "\"" + current + "\"");
      case Refusal.OfferOver() -> conflict("offer-over");
      case Refusal.EventBegun() -> conflict("event-begun");
      case Refusal.KeyReused() ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    };
  }

  private static Problem conflict(String code) {
    return Problem.of(HttpStatus.CONFLICT, code);
  }

  private static Problem answer(int at, String part, String code) {
    return Problem.invalid().withField("/answers/" + at + part, code);
  }

  private static Problem wrongState(RegistrationStatus status, List<Action> allowed) {
    // RFC 9457 has taken the name status for that of HTTP.
    return Problem.of(HttpStatus.CONFLICT, "registration-status", status.name())
        .withProperty("registrationStatus", status)
        .withProperty("allowed", allowed.stream().map(Action::resource).toList());
  }
}
