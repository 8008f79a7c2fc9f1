package city.participation.ideas.idea.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.ideas.idea.ModerateIdea;
import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.RejectionReason;
import city.participation.ideas.idea.SubmitIdea;
import city.participation.ideas.idea.WithdrawIdea;
import city.participation.ideas.idea.web.ModerationRequests.Publication;
import city.participation.ideas.idea.web.ModerationRequests.Rejection;
import city.participation.ideas.idea.web.ModerationRequests.Withdrawal;
import city.participation.ideas.place.CityOutline;
import city.participation.ideas.place.Districts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The steps of an idea's life, each a resource that is posted. */
@RestController
@RequestMapping(path = "/api/ideas", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Ideas")
class IdeaStepController {

  private final SubmitIdea submit;
  private final ModerateIdea moderate;
  private final WithdrawIdea withdraw;
  private final Answers answers;
  private final Districts districts;
  private final CityOutline city;

  IdeaStepController(
      SubmitIdea submit,
      ModerateIdea moderate,
      WithdrawIdea withdraw,
      Answers answers,
      Districts districts,
      CityOutline city) {
    this.submit = submit;
    this.moderate = moderate;
    this.withdraw = withdraw;
    this.answers = answers;
    this.districts = districts;
    this.city = city;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "submitIdea",
      summary = "Submit an idea, or keep it as a draft",
      description =
          "A submitted idea waits for moderation. A draft is seen by its author only. What reached"
              + " the city by another way than the web is entered by staff, for an office.")
  @ApiResponse(responseCode = "201", description = "Taken in", useReturnTypeSchema = true)
  ResponseEntity<IdeaReceipt> create(
      Caller caller,
      @Parameter(
              description = "Keep it as a draft for now.",
              schema = @Schema(type = "boolean", defaultValue = "false"))
          @RequestParam(defaultValue = "false")
          String draft,
      @Nullable IdempotencyKey key,
      @RequestBody SubmitIdeaRequest request) {
    IdeaBody body = body();
    Person person = body.person(caller, request.office());
    return answers.of(
        submit.create(
            body.content(request),
            request.originOrWeb(),
            person,
            isTrue("draft", draft),
            answers.key(key, HttpStatus.CREATED)),
        HttpStatus.CREATED);
  }

  @PostMapping("/{id}/submission")
  @Operation(
      operationId = "submitDraft",
      summary = "Submit a draft",
      description = "Its author only.")
  ResponseEntity<IdeaReceipt> submit(
      @PathVariable String id, Caller caller, EntityTag ifMatch, @Nullable IdempotencyKey key) {
    return answers.of(
        submit.submit(
            id,
            body().person(caller, null),
            IdeaTag.version(ifMatch),
            answers.key(key, HttpStatus.OK)),
        HttpStatus.OK);
  }

  @PostMapping("/{id}/publication")
  @Operation(
      operationId = "publishIdea",
      summary = "Publish a submitted idea",
      description =
          "Moderators only, and nobody their own idea. Without a body it is for the office of the"
              + " sign-in.")
  ResponseEntity<IdeaReceipt> publish(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Publication request) {
    IdeaBody body = body();
    Person moderator = body.person(caller, request == null ? null : request.office());
    body.complain();
    return answers.of(
        moderate.publish(id, moderator, IdeaTag.version(ifMatch), answers.key(key, HttpStatus.OK)),
        HttpStatus.OK);
  }

  @PostMapping(path = "/{id}/rejection", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "rejectIdea",
      summary = "Reject a submitted idea",
      description = "Moderators only, and nobody their own idea. The author is told the reason.")
  ResponseEntity<IdeaReceipt> reject(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Rejection request) {
    IdeaBody body = body();
    RejectionReason reason = request.reason();
    if (reason == null) {
      body.missing("/reason");
    }
    String explanation = explanation(body, "/explanation", request.explanation());
    Person moderator = body.person(caller, request.office());
    body.complain();
    return answers.of(
        moderate.reject(
            id,
            moderator,
            IdeaTag.version(ifMatch),
            answers.key(key, HttpStatus.OK),
            Objects.requireNonNull(reason),
            Objects.requireNonNull(explanation)),
        HttpStatus.OK);
  }

  @PostMapping("/{id}/withdrawal")
  @Operation(
      operationId = "withdrawIdea",
      summary = "Withdraw an idea for good",
      description =
          "Its author at any time before it is decided on or after it is published; a moderator"
              + " once it is published. Needs a reason, but for a draft. Title and text of a"
              + " published idea are then no longer public, the reason is.")
  ResponseEntity<IdeaReceipt> withdraw(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Withdrawal request) {
    IdeaBody body = body();
    String reason =
        request == null || request.reason() == null
            ? null
            : explanation(body, "/reason", request.reason());
    Person person = body.person(caller, request == null ? null : request.office());
    body.complain();
    return answers.of(
        withdraw.withdraw(
            id, person, IdeaTag.version(ifMatch), answers.key(key, HttpStatus.OK), reason),
        HttpStatus.OK);
  }

  private static boolean isTrue(String parameter, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Problem.invalid().withParameter(parameter, "not-one-of", "true, false");
    };
  }

  private IdeaBody body() {
    return new IdeaBody(districts, city);
  }

  private static @Nullable String explanation(
      IdeaBody body, String pointer, @Nullable String explanation) {
    return body.paragraphs(
        pointer,
        explanation,
        ModerationRequests.EXPLANATION_MIN,
        ModerationRequests.EXPLANATION_MAX);
  }
}
