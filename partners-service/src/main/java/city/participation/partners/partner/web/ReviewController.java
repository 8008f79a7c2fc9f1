package city.participation.partners.partner.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.partners.Checked;
import city.participation.partners.partner.Review;
import city.participation.partners.partner.Review.InformationRequest;
import city.participation.partners.partner.Review.Recommendation;
import city.participation.partners.partner.ReviewPartner;
import city.participation.partners.partner.web.StepRequests.Approval;
import city.participation.partners.partner.web.StepRequests.InformationRequested;
import city.participation.partners.partner.web.StepRequests.Office;
import city.participation.partners.partner.web.StepRequests.Reason;
import city.participation.partners.partner.web.StepRequests.RecommendationRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The steps of a review, each a resource that is posted; nobody reviews their own organisation. */
@RestController
@RequestMapping(path = "/api/partners/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Reviewing")
class ReviewController {

  private final ReviewPartner review;
  private final StaffSteps steps;

  ReviewController(ReviewPartner review, StaffSteps steps) {
    this.review = review;
    this.steps = steps;
  }

  @PostMapping("/review")
  @Operation(
      operationId = "takeUpReview",
      summary = "Take up a review",
      description = "Staff, also from a colleague who cannot go on with it.")
  ResponseEntity<PartnerReceipt> takeUp(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Office request) {
    return steps.take(
        new Checked(),
        caller,
        request == null ? null : request.office(),
        ifMatch,
        key,
        (staff, version, itsKey) -> review.takeUp(id, staff, version, itsKey));
  }

  @PostMapping(path = "/information-request", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "requestInformation",
      summary = "Ask the applicant",
      description = "The reviewer. Until the answer the applicant may amend what was said.")
  ResponseEntity<PartnerReceipt> requestInformation(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody InformationRequested request) {
    Checked body = new Checked();
    List<String> questions = questions(body, request.questions());
    LocalDate dueOn = body.day("/dueOn", StaffSteps.required(body, "/dueOn", request.dueOn()));
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (staff, version, itsKey) ->
            review.requestInformation(
                id,
                staff,
                version,
                itsKey,
                new InformationRequest(questions, Objects.requireNonNull(dueOn))));
  }

  @PostMapping("/register-check")
  @Operation(
      operationId = "checkRegister",
      summary = "Have the register checked again",
      description =
          "Staff, while something is being decided. The result comes a little later, to"
              + " review.registerCheck.")
  ResponseEntity<PartnerReceipt> checkRegister(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Office request) {
    return steps.take(
        new Checked(),
        caller,
        request == null ? null : request.office(),
        ifMatch,
        key,
        (staff, version, itsKey) -> review.checkRegister(id, staff, version, itsKey));
  }

  @PostMapping(path = "/recommendation", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "recommend",
      summary = "Recommend accreditation or rejection",
      description = "The reviewer; somebody else approves.")
  ResponseEntity<PartnerReceipt> recommend(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody RecommendationRequest request) {
    Checked body = new Checked();
    Review.Verdict verdict = StaffSteps.required(body, "/verdict", request.verdict());
    String reason = StaffSteps.reason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (staff, version, itsKey) ->
            review.recommend(
                id,
                staff,
                version,
                itsKey,
                new Recommendation(
                    Objects.requireNonNull(verdict), Objects.requireNonNull(reason))));
  }

  @PostMapping("/approval")
  @Operation(
      operationId = "approveRecommendation",
      summary = "Accredit or reject as recommended",
      description = "Staff, but not the reviewer.")
  ResponseEntity<PartnerReceipt> approve(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Approval request) {
    Checked body = new Checked();
    LocalDate until = body.day("/until", request == null ? null : request.until());
    return steps.take(
        body,
        caller,
        request == null ? null : request.office(),
        ifMatch,
        key,
        (staff, version, itsKey) -> review.approve(id, staff, version, itsKey, until));
  }

  @PostMapping(path = "/return", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "returnToReview",
      summary = "Return a recommendation to its reviewer",
      description = "Staff, but not the reviewer.")
  ResponseEntity<PartnerReceipt> giveBack(
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
        reason -> (staff, version, itsKey) -> review.giveBack(id, staff, version, itsKey, reason));
  }

  private static List<String> questions(Checked body, @Nullable List<@Nullable String> questions) {
    if (questions == null || questions.isEmpty()) {
      body.wrong("/questions", "missing");
      return List.of();
    }
    if (questions.size() > Review.QUESTIONS_MOST) {
      body.wrong("/questions", "too-many", Review.QUESTIONS_MOST);
      return List.of();
    }
    return IntStream.range(0, questions.size())
        .mapToObj(i ->
            Objects.requireNonNullElse(
                body.paragraphs(
                    "/questions/" + i, questions.get(i), Review.QUESTION_MIN, Review.QUESTION_MAX),
                ""))
        .toList();
  }
}
