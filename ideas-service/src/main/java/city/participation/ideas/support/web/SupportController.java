package city.participation.ideas.support.web;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.ideas.People;
import city.participation.ideas.StageProblem;
import city.participation.ideas.StatusProblem;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.support.SupportIdea;
import city.participation.ideas.support.SupportOutcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/ideas/{id}/support", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Supports")
class SupportController {

  private final SupportIdea support;

  SupportController(SupportIdea support) {
    this.support = support;
  }

  @PutMapping
  @Operation(
      operationId = "supportIdea",
      summary = "Support an idea",
      description =
          "One support per person and idea: to put it again changes nothing, so a repetition is"
              + " harmless. To an idea of a programme it is given only while an open stage allows"
              + " it.")
  SupportResponse give(@PathVariable String id, Caller caller) {
    return answer(support.give(id, People.person(caller)));
  }

  @DeleteMapping
  @Operation(
      operationId = "takeBackSupport",
      summary = "Take a support back",
      description =
          "Always possible, also when the idea is withdrawn or the stage closed by now. Harmless"
              + " when there is none.")
  SupportResponse takeBack(@PathVariable String id, Caller caller) {
    return answer(support.takeBack(id, People.person(caller)));
  }

  private static SupportResponse answer(SupportOutcome outcome) {
    return switch (outcome) {
      case SupportOutcome.Done(boolean supported, long count) ->
          new SupportResponse(supported, count);
      case SupportOutcome.NotFound() -> throw Problem.notFound();
      case SupportOutcome.WrongState(IdeaStatus status) -> throw StatusProblem.of(status);
      case SupportOutcome.NotOpen(var opensAt) -> throw StageProblem.of(opensAt);
    };
  }

  @Schema(name = "Support", description = "How it now is.")
  record SupportResponse(
      @Schema(description = "Whether the caller supports the idea.") boolean supported,
      long supportCount) {}
}
