package city.participation.events.programme.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.TextsBody;
import city.participation.events.content.Texts;
import city.participation.events.programme.LeadProgramme;
import city.participation.events.programme.web.StepRequests.CallingOff;
import city.participation.events.programme.web.StepRequests.Closing;
import city.participation.events.programme.web.StepRequests.Discarding;
import city.participation.events.programme.web.StepRequests.Step;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of staff with a programme as a whole, each a resource that is posted. */
@RestController
@RequestMapping(path = "/api/programmes/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Leading")
class LeadingController {

  private static final Step NOTHING_SAID = new Step(null, null);

  private final LeadProgramme lead;
  private final StaffSteps steps;

  LeadingController(LeadProgramme lead, StaffSteps steps) {
    this.lead = lead;
    this.steps = steps;
  }

  @PostMapping(path = "/announcement")
  @Operation(
      operationId = "announceProgramme",
      summary = "Announce a draft",
      description =
          "Needs a concept and at least one stage, none of which has ended. A stage whose time has"
              + " come opens at once.")
  ResponseEntity<ProgrammeReceipt> announce(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Step request) {
    Checked body = new Checked();
    Step step = request == null ? NOTHING_SAID : request;
    String reason = StaffSteps.optionalReason(body, step.reason());
    return steps.take(
        body,
        caller,
        step.office(),
        ifMatch,
        key,
        (person, version, its) -> lead.announce(id, person, version, its, reason));
  }

  @PostMapping(path = "/discarding", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "discardProgramme",
      summary = "Drop a draft for good",
      description = "With a reason. What was announced is called off, or closed and archived.")
  ResponseEntity<ProgrammeReceipt> discard(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Discarding request) {
    Checked body = new Checked();
    String reason = StaffSteps.reason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            lead.discard(id, person, version, its, Objects.requireNonNull(reason)));
  }

  @PostMapping(path = "/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "cancelProgramme",
      summary = "Call a programme off before its stages are over",
      description =
          "With a reason and a note of what came of it until then: it is CLOSED at once, what is"
              + " open ends, what was planned never opens. Soon after, each of its events that has"
              + " not begun is cancelled with the same reason, drafts are dropped.")
  ResponseEntity<ProgrammeReceipt> callOff(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody CallingOff request) {
    Checked body = new Checked();
    Texts results = results(body, request.results());
    String reason = StaffSteps.reason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            lead.callOff(
                id,
                person,
                version,
                its,
                Objects.requireNonNull(results),
                Objects.requireNonNull(reason)));
  }

  @PostMapping(path = "/closing", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "closeProgramme",
      summary = "Tell what came of a programme, and close it",
      description = "Once its last stage has ended; needs a note of the results.")
  ResponseEntity<ProgrammeReceipt> close(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Closing request) {
    Checked body = new Checked();
    Texts results = results(body, request.results());
    String reason = StaffSteps.optionalReason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            lead.close(id, person, version, its, Objects.requireNonNull(results), reason));
  }

  @PostMapping(path = "/archiving")
  @Operation(
      operationId = "archiveProgramme",
      summary = "Archive a closed programme",
      description = "It stays readable, but no list shows it that does not ask for the archive.")
  ResponseEntity<ProgrammeReceipt> archive(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Step request) {
    Checked body = new Checked();
    Step step = request == null ? NOTHING_SAID : request;
    String reason = StaffSteps.optionalReason(body, step.reason());
    return steps.take(
        body,
        caller,
        step.office(),
        ifMatch,
        key,
        (person, version, its) -> lead.archive(id, person, version, its, reason));
  }

  private static @Nullable Texts results(Checked body, @Nullable TextsBody results) {
    return body.texts(
        "/results", results, StepRequests.RESULTS_MIN, StepRequests.RESULTS_MAX, true);
  }
}
