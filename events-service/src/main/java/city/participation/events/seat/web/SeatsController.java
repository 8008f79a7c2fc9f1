package city.participation.events.seat.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.People;
import city.participation.events.TaggedRead;
import city.participation.events.ViewTag;
import city.participation.events.seat.Mode;
import city.participation.events.seat.PlanOutcome;
import city.participation.events.seat.PlanSeats;
import city.participation.events.seat.SeatPlan;
import city.participation.events.seat.SeatsView;
import city.participation.events.seat.ShowSeats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/events/{id}/seats", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Seats")
class SeatsController {

  private final ShowSeats show;
  private final PlanSeats plan;

  SeatsController(ShowSeats show, PlanSeats plan) {
    this.show = show;
    this.plan = plan;
  }

  @GetMapping
  @Operation(
      operationId = "showSeats",
      summary = "Show how many seats an event has left",
      description =
          "Everybody; of an event for the administration only staff. An event without a plan for"
              + " its seats takes no registrations, and this answers 404.")
  ResponseEntity<SeatsResponse> show(
      @PathVariable String id,
      @Nullable Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    SeatsView seats = show.show(id, People.viewer(caller)).orElseThrow(Problem::notFound);
    return TaggedRead.answer(seats.version(), SeatsResponse.of(seats), ifNoneMatch);
  }

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "planSeats",
      summary = "Say how many seats an event has, and how they are given away",
      description =
          "Staff and administrators, until it begins. The first time without If-Match, then with"
              + " it. There are never less seats than are reserved, confirmed and offered; more of"
              + " them are offered to the queue.")
  @ApiResponse(responseCode = "200", description = "Changed", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "201", description = "Planned", useReturnTypeSchema = true)
  ResponseEntity<SeatsResponse> plan(
      @PathVariable String id,
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestBody SeatsRequest request) {
    SeatPlan seats = request.plan(new Checked());
    Long version = ifMatch == null ? null : ViewTag.version(EntityTag.ofIfMatch(ifMatch));
    return switch (plan.plan(id, People.person(caller, null), seats, version)) {
      case PlanOutcome.Done(SeatsView view, boolean created) -> done(view, created);
      case PlanOutcome.NotFound() -> throw Problem.notFound();
      case PlanOutcome.EventOver() -> throw Problem.of(HttpStatus.CONFLICT, "seats-fixed");
      case PlanOutcome.OtherModes(var needed) -> throw otherModes(needed, seats);
      case PlanOutcome.VersionMissing() ->
          throw Problem.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required");
      case PlanOutcome.Stale(long current) ->
          throw Problem.of(HttpStatus.PRECONDITION_FAILED, "stale")
              .withHeader(HttpHeaders.ETAG, "\"" + current + "\"");
      case PlanOutcome.SeatsHeld(Mode mode, long held) ->
          throw Problem.of(HttpStatus.CONFLICT, "seats-held", held)
              .withProperty("mode", mode)
              .withProperty("held", held);
    };
  }

  private static ResponseEntity<SeatsResponse> done(SeatsView view, boolean created) {
    SeatsResponse body = SeatsResponse.of(view);
    return ResponseEntity.status(created ? HttpStatus.CREATED : HttpStatus.OK)
        .header(HttpHeaders.ETAG, ViewTag.of(view.version(), body).toString())
        .body(body);
  }

  private static Problem otherModes(Set<Mode> needed, SeatPlan seats) {
    Problem problem = Problem.invalid();
    for (Mode mode : Mode.values()) {
      boolean given = seats.sizes().containsKey(mode);
      if (given != needed.contains(mode)) {
        problem.withField(
            mode == Mode.ON_SITE ? "/onSite" : "/online", given ? "other-attendance" : "missing");
      }
    }
    return problem;
  }
}
