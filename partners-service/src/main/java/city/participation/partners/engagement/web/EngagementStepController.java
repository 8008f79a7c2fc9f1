package city.participation.partners.engagement.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.partners.Checked;
import city.participation.partners.People;
import city.participation.partners.ViewTag;
import city.participation.partners.engagement.DecideEngagement;
import city.participation.partners.engagement.Outcome;
import city.participation.partners.engagement.ProposeEngagement;
import city.participation.partners.engagement.RequestKey;
import city.participation.partners.engagement.web.StepRequests.Agreement;
import city.participation.partners.engagement.web.StepRequests.Reason;
import city.participation.partners.partner.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of an engagement, each a resource that is posted. */
@RestController
@RequestMapping(path = "/api/engagements", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Engagements")
class EngagementStepController {

  interface Step {

    Outcome take(Person person, long version, @Nullable RequestKey key);
  }

  private final ProposeEngagement propose;
  private final DecideEngagement decide;
  private final Answers answers;

  EngagementStepController(ProposeEngagement propose, DecideEngagement decide, Answers answers) {
    this.propose = propose;
    this.decide = decide;
    this.answers = answers;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "proposeEngagement",
      summary = "Propose that a partner takes part",
      description =
          "Who speaks for the partner only, while its accreditation runs. One proposed or agreed at a"
              + " time for each partner, programme or stage, and role. The interest note is public"
              + " once it is agreed.")
  @ApiResponse(responseCode = "201", description = "Proposed", useReturnTypeSchema = true)
  ResponseEntity<EngagementReceipt> propose(
      Caller caller, @Nullable IdempotencyKey key, @RequestBody EngagementRequest request) {
    return answers.ofProposal(
        propose.propose(
            request.proposal(new Checked()),
            People.viewer(caller),
            answers.key(key, HttpStatus.CREATED)));
  }

  @PostMapping("/{id}/agreement")
  @Operation(
      operationId = "agreeToEngagement",
      summary = "Agree to a proposal",
      description =
          "Staff who neither speak for the partner nor proposed it, while the partner's accreditation"
              + " runs.")
  ResponseEntity<EngagementReceipt> agree(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Agreement request) {
    return take(
        new Checked(),
        caller,
        request == null ? null : request.office(),
        ifMatch,
        key,
        (person, version, its) -> decide.agree(id, person, version, its));
  }

  @PostMapping(path = "/{id}/rejection", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "declineEngagement",
      summary = "Decline a proposal",
      description = "Staff who neither speak for the partner nor proposed it, with a reason.")
  ResponseEntity<EngagementReceipt> decline(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Reason request) {
    Checked body = new Checked();
    String reason = reason(body, request);
    return take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            decide.decline(id, person, version, its, Objects.requireNonNull(reason)));
  }

  @PostMapping(path = "/{id}/ending", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "endEngagement",
      summary = "End what is proposed or agreed",
      description =
          "Who speaks for the partner, or staff, with a reason. With its programme, and with the"
              + " partner's accreditation, it ends by itself.")
  ResponseEntity<EngagementReceipt> end(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Reason request) {
    Checked body = new Checked();
    String reason = reason(body, request);
    return take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            decide.end(id, person, version, its, Objects.requireNonNull(reason)));
  }

  private static @Nullable String reason(Checked body, Reason request) {
    return body.paragraphs(
        "/reason", request.reason(), StepRequests.WORDS_MIN, StepRequests.WORDS_MAX);
  }

  private ResponseEntity<EngagementReceipt> take(
      Checked body,
      Caller caller,
      @Nullable String office,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      Step step) {
    Person person = body.person(caller, office);
    body.complain();
    return answers.ofStep(
        step.take(person, ViewTag.version(ifMatch), answers.key(key, HttpStatus.OK)));
  }
}
