package city.participation.partners.partner.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.partners.Checked;
import city.participation.partners.People;
import city.participation.partners.ViewTag;
import city.participation.partners.district.Districts;
import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.partner.AmendPartner;
import city.participation.partners.partner.ApplyForAccreditation;
import city.participation.partners.partner.web.StepRequests.Information;
import city.participation.partners.partner.web.StepRequests.Withdrawal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's steps, each a resource that is posted. */
@RestController
@RequestMapping(path = "/api/partners", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Applying")
class ApplicationController {

  private final ApplyForAccreditation apply;
  private final AmendPartner amend;
  private final Answers answers;
  private final Districts districts;
  private final Clock clock;

  ApplicationController(
      ApplyForAccreditation apply,
      AmendPartner amend,
      Answers answers,
      Districts districts,
      Clock clock) {
    this.apply = apply;
    this.amend = amend;
    this.answers = answers;
    this.districts = districts;
    this.clock = clock;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "applyForAccreditation",
      summary = "Apply for an organisation, or keep a draft",
      description =
          "One application per organisation at a time: known by its register entry, else by its"
              + " name and postcode. A draft is seen by its applicant only, takes no organisation, and"
              + " may leave out anything: what is missing is asked for when it is applied with.")
  @ApiResponse(responseCode = "201", description = "Taken in", useReturnTypeSchema = true)
  ResponseEntity<PartnerReceipt> create(
      Caller caller,
      @Parameter(
              description = "Keep it as a draft for now.",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @RequestParam(defaultValue = "false")
          String draft,
      @Nullable IdempotencyKey key,
      @RequestBody OrganisationRequest request) {
    boolean isDraft = isTrue("draft", draft);
    OrganisationDraft said =
        new OrganisationBody(districts, new Checked())
            .said(request, isDraft, version -> new AcceptedTerms(version, clock.instant()));
    return answers.of(
        apply.create(said, People.viewer(caller), isDraft, answers.key(key, HttpStatus.CREATED)),
        HttpStatus.CREATED);
  }

  @PostMapping("/{id}/application")
  @Operation(
      operationId = "applyWithDraft",
      summary = "Apply with a draft",
      description =
          "An owner, who is its applicant until then. What the draft still lacks is named by JSON"
              + " pointers.")
  ResponseEntity<PartnerReceipt> apply(
      @PathVariable String id, Caller caller, EntityTag ifMatch, @Nullable IdempotencyKey key) {
    return answers.of(
        apply.apply(
            id, People.viewer(caller), ViewTag.version(ifMatch), answers.key(key, HttpStatus.OK)),
        HttpStatus.OK);
  }

  @PostMapping(path = "/{id}/information", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "giveInformation",
      summary = "Answer what was asked",
      description =
          "Its members only, while information is requested. What the organisation said of itself"
              + " is amended before.")
  ResponseEntity<PartnerReceipt> inform(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Information request) {
    Checked body = new Checked();
    String answer = words(body, "/answer", request.answer());
    body.complain();
    return answers.of(
        amend.answer(
            id,
            People.viewer(caller),
            ViewTag.version(ifMatch),
            answers.key(key, HttpStatus.OK),
            Objects.requireNonNull(answer)),
        HttpStatus.OK);
  }

  @PostMapping("/{id}/renewal")
  @Operation(
      operationId = "renewAccreditation",
      summary = "Ask for another term",
      description =
          "An owner, from 90 days before the term's end on, or once it has ended. A term"
              + " that runs goes on while the renewal is reviewed.")
  ResponseEntity<PartnerReceipt> renew(
      @PathVariable String id, Caller caller, EntityTag ifMatch, @Nullable IdempotencyKey key) {
    return answers.of(
        apply.renew(
            id, People.viewer(caller), ViewTag.version(ifMatch), answers.key(key, HttpStatus.OK)),
        HttpStatus.OK);
  }

  @PostMapping("/{id}/withdrawal")
  @Operation(
      operationId = "withdrawPartner",
      summary = "Withdraw for good",
      description =
          "An owner, at any time; needs a reason, but for a draft. The organisation may then be"
              + " applied for anew.")
  ResponseEntity<PartnerReceipt> withdraw(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Withdrawal request) {
    Checked body = new Checked();
    String reason =
        request == null || request.reason() == null
            ? null
            : words(body, "/reason", request.reason());
    body.complain();
    return answers.of(
        amend.withdraw(
            id,
            People.viewer(caller),
            ViewTag.version(ifMatch),
            answers.key(key, HttpStatus.OK),
            reason),
        HttpStatus.OK);
  }

  private static @Nullable String words(Checked body, String pointer, @Nullable String words) {
    return body.paragraphs(pointer, words, StepRequests.WORDS_MIN, StepRequests.WORDS_MAX);
  }

  private static boolean isTrue(String parameter, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.invalid().withParameter(parameter, "not-one-of", "true, false");
    };
  }
}
