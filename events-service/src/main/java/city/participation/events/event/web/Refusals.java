package city.participation.events.event.web;

import city.participation.defaults.problem.Problem;
import city.participation.events.TextsBody;
import city.participation.events.event.Action;
import city.participation.events.event.Clash;
import city.participation.events.event.EventStatus;
import city.participation.events.event.Refusal;
import city.participation.events.event.Refusal.Flaw;
import city.participation.events.programme.ProgrammeStatus;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** How a refusal is answered. */
final class Refusals {

  private Refusals() {}

  /** An event that is in the way. */
  record ClashBody(String id, TextsBody title, Instant startsAt, Instant endsAt) {

    private static ClashBody of(Clash clash) {
      return new ClashBody(
          clash.eventId(), TextsBody.of(clash.title()), clash.startsAt(), clash.endsAt());
    }
  }

  static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound() -> Problem.notFound();
      case Refusal.WrongState(EventStatus status, var allowed) -> wrongState(status, allowed);
      case Refusal.Stale(long current) ->
          Problem.of(HttpStatus.PRECONDITION_FAILED, "stale")
              .withHeader(HttpHeaders.ETAG, "\"" + current + "\"");
      case Refusal.Flawed(String pointer, Flaw flaw) ->
          Problem.invalid().withField(pointer, code(flaw));
      case Refusal.Unlinked(String programme, var flaws) -> {
        Problem problem = Problem.invalid();
        flaws.forEach(it -> problem.withField(it.pointer(), code(it.flaw()), programme));
        yield problem;
      }
      case Refusal.Incomplete(var missing) ->
          Problem.of(HttpStatus.CONFLICT, "event-incomplete").withProperty("missing", missing);
      case Refusal.Over() -> Problem.of(HttpStatus.CONFLICT, "event-over");
      case Refusal.ProgrammeTakesNone(ProgrammeStatus status) ->
          Problem.of(HttpStatus.CONFLICT, "programme-takes-no-events", status.name())
              .withProperty("programmeStatus", status);
      case Refusal.OutsideStage(String stage, Instant opensAt, Instant closesAt) ->
          Problem.of(HttpStatus.CONFLICT, "outside-stage", opensAt.toString(), closesAt.toString())
              .withProperty("stage", stage);
      case Refusal.Taken(var clashes) ->
          Problem.of(HttpStatus.CONFLICT, "event-clash")
              .withProperty("clashes", clashes.stream().map(ClashBody::of).toList());
      case Refusal.Fixed(var names) -> {
        Problem problem = Problem.invalid();
        names.forEach(it ->
            problem.withField(
                "/" + it, it.equals("programmeId") ? "programme-fixed" : "by-rescheduling"));
        yield problem;
      }
      case Refusal.OfficeMissing() -> Problem.invalid().withField("/office", "office-missing");
      case Refusal.TooManyChanges(int limit) ->
          Problem.of(HttpStatus.CONFLICT, "event-changed-too-often", limit);
      case Refusal.KeyReused() ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    };
  }

  private static String code(Flaw flaw) {
    return switch (flaw) {
      case UNKNOWN_PROGRAMME -> "unknown-programme";
      case UNKNOWN_STAGE -> "unknown-stage";
      case NOT_AFTER_START -> "not-after-start";
      case TOO_LONG_FOR_AN_EVENT -> "too-long-for-an-event";
      case TOO_FAR_AWAY -> "too-far-away";
      case NO_VENUE_ONLINE -> "no-venue-online";
      case NO_LINK_ON_SITE -> "no-link-on-site";
      case NOT_AFTER_OPENING -> "not-after-opening";
      case NOT_BEFORE_START -> "not-before-start";
      case ALREADY_OVER -> "already-over";
      case NEEDS_REASON -> "missing";
      case CO_HOST_NOT_ACCREDITED -> "co-host-not-accredited";
      case CO_HOST_NOT_ENGAGED -> "co-host-not-engaged";
      case IDEA_NOT_PUBLISHED -> "idea-not-published";
    };
  }

  private static Problem wrongState(EventStatus status, List<Action> allowed) {
    // RFC 9457 has taken the name status for that of HTTP.
    return Problem.of(HttpStatus.CONFLICT, "event-status", status.name())
        .withProperty("eventStatus", status)
        .withProperty("allowed", allowed.stream().map(Action::resource).toList());
  }
}
