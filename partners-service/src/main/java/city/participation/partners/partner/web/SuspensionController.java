package city.participation.partners.partner.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.partners.partner.SuspendPartner;
import city.participation.partners.partner.web.StepRequests.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff do with a partner whose term runs. */
@RestController
@RequestMapping(path = "/api/partners/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reviewing")
class SuspensionController {

  private final SuspendPartner suspend;
  private final StaffSteps steps;

  SuspensionController(SuspendPartner suspend, StaffSteps steps) {
    this.suspend = suspend;
    this.steps = steps;
  }

  @PostMapping(path = "/suspension", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "suspendPartner",
      summary = "Suspend an accredited partner",
      description = "Staff. The term runs on meanwhile.")
  ResponseEntity<PartnerReceipt> suspend(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Reason request) {
    return steps.reasoned(
        caller,
        ifMatch,
        key,
        request,
        reason -> (staff, version, itsKey) -> suspend.suspend(id, staff, version, itsKey, reason));
  }

  @PostMapping(path = "/reinstatement", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "reinstatePartner",
      summary = "Reinstate a suspended partner",
      description = "Staff.")
  ResponseEntity<PartnerReceipt> reinstate(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Reason request) {
    return steps.reasoned(
        caller,
        ifMatch,
        key,
        request,
        reason ->
            (staff, version, itsKey) -> suspend.reinstate(id, staff, version, itsKey, reason));
  }
}
