package city.participation.events.event.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.event.OpenRegistration;
import city.participation.events.event.web.StepRequests.Opening;
import city.participation.events.event.web.StepRequests.Step;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff do by hand of what an event goes through; it begins and ends by itself. */
@RestController
@RequestMapping(path = "/api/events/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Holding")
class HoldingController {

  private static final Step NOTHING_SAID = new Step(null, null);
  private static final Opening AS_PLANNED = new Opening(null, null, null);

  private final OpenRegistration registration;
  private final StaffSteps steps;

  HoldingController(OpenRegistration registration, StaffSteps steps) {
    this.registration = registration;
    this.steps = steps;
  }

  @PostMapping(path = "/registration-opening")
  @Operation(
      operationId = "openRegistration",
      summary = "Open registration now",
      description =
          "Before its date, or once more after it was closed: then with a reason, and until a time"
              + " that is still to come.")
  ResponseEntity<EventReceipt> open(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Opening request) {
    Checked body = new Checked();
    Opening step = request == null ? AS_PLANNED : request;
    Instant closesAt = step.closesAt() == null ? null : body.moment("/closesAt", step.closesAt());
    String reason = StaffSteps.optionalReason(body, step.reason());
    return steps.take(
        body,
        caller,
        step.office(),
        ifMatch,
        key,
        (person, version, its) -> registration.open(id, person, version, its, closesAt, reason));
  }

  @PostMapping(path = "/registration-closing")
  @Operation(
      operationId = "closeRegistration",
      summary = "Close registration now",
      description = "Before its date.")
  ResponseEntity<EventReceipt> close(
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
        (person, version, its) -> registration.close(id, person, version, its, reason));
  }
}
