package city.participation.events.programme.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.MergePatch;
import city.participation.events.ViewTag;
import city.participation.events.programme.PlanStages;
import city.participation.events.programme.StagePlan;
import city.participation.events.programme.web.StepRequests.Reopening;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The steps of staff with the stages of a programme, under the programme's entity tag. */
@RestController
@RequestMapping(path = "/api/programmes/{id}/stages", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Stages")
class StageController {

  private final PlanStages plan;
  private final StaffSteps steps;
  private final MergePatch merge;
  private final Answers answers;

  StageController(PlanStages plan, StaffSteps steps, MergePatch merge, Answers answers) {
    this.plan = plan;
    this.steps = steps;
    this.merge = merge;
    this.answers = answers;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "planStage",
      summary = "Plan another stage",
      description =
          "Until the last one has ended. It begins with its first moment and ends before its last;"
              + " two may be open at a time only if one of them is marked parallel. It opens and"
              + " closes by itself.")
  ResponseEntity<ProgrammeReceipt> plan(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody StageRequest request) {
    Checked body = new Checked();
    StagePlan planned = request.plan(body);
    return steps.take(
        body,
        caller,
        null,
        ifMatch,
        key,
        (person, version, its) -> plan.plan(id, person, version, its, planned));
  }

  @PatchMapping(
      path = "/{stage}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
  @Operation(
      operationId = "changeStage",
      summary = "Move or change a stage",
      description =
          "A merge patch (RFC 7396): what is absent stays. Of a stage that is open the beginning"
              + " stays; one that is closed can be opened again only.")
  ResponseEntity<ProgrammeResponse> change(
      @PathVariable String id,
      @PathVariable String stage,
      Caller caller,
      EntityTag ifMatch,
      HttpServletRequest request,
      @RequestBody JsonNode patch) {
    ObjectNode changes = merge.read(patch, StageRequest.class, request);
    return answers.amended(
        plan.change(
            id,
            stage,
            new Checked().person(caller, null),
            ViewTag.version(ifMatch),
            before ->
                merge
                    .merge(StageRequest.of(before), StageRequest.class, changes)
                    .plan(new Checked())));
  }

  @DeleteMapping("/{stage}")
  @Operation(
      operationId = "removeStage",
      summary = "Remove a stage that has not opened",
      description = "What is announced keeps at least one.")
  ResponseEntity<ProgrammeResponse> remove(
      @PathVariable String id, @PathVariable String stage, Caller caller, EntityTag ifMatch) {
    return answers.amended(
        plan.remove(id, stage, new Checked().person(caller, null), ViewTag.version(ifMatch)));
  }

  @PostMapping(path = "/{stage}/reopening", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "reopenStage",
      summary = "Open a stage once more",
      description =
          "With a reason, from now until then, if no other stage is open then. Also after the last"
              + " stage has ended: the programme then runs again.")
  ResponseEntity<ProgrammeReceipt> reopen(
      @PathVariable String id,
      @PathVariable String stage,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Reopening request) {
    Checked body = new Checked();
    Instant closesAt = body.moment("/closesAt", request.closesAt());
    String reason = StaffSteps.reason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            plan.reopen(
                id,
                stage,
                person,
                version,
                its,
                Objects.requireNonNull(closesAt),
                Objects.requireNonNull(reason)));
  }
}
