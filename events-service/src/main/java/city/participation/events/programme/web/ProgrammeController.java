package city.participation.events.programme.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.MergePatch;
import city.participation.events.People;
import city.participation.events.TaggedRead;
import city.participation.events.ViewTag;
import city.participation.events.content.ProgrammeContent;
import city.participation.events.district.Districts;
import city.participation.events.programme.DraftProgramme;
import city.participation.events.programme.ProgrammeView;
import city.participation.events.programme.ShowProgramme;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping(path = "/api/programmes", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Programmes")
class ProgrammeController {

  private final ShowProgramme show;
  private final DraftProgramme draft;
  private final MergePatch merge;
  private final Answers answers;
  private final Districts districts;

  ProgrammeController(
      ShowProgramme show,
      DraftProgramme draft,
      MergePatch merge,
      Answers answers,
      Districts districts) {
    this.show = show;
    this.draft = draft;
    this.merge = merge;
    this.answers = answers;
    this.districts = districts;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "draftProgramme",
      summary = "Draft a programme",
      description = "Staff and administrators. Nobody else sees it before it is announced.")
  @ApiResponse(responseCode = "201", description = "Drafted", useReturnTypeSchema = true)
  ResponseEntity<ProgrammeReceipt> draft(
      Caller caller, @Nullable IdempotencyKey key, @RequestBody ProgrammeRequest request) {
    Checked body = new Checked();
    ProgrammeContent content = new ProgrammeBody(districts, body).content(request);
    return answers.of(
        draft.draft(content, body.person(caller, null), answers.key(key, HttpStatus.CREATED)),
        HttpStatus.CREATED);
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "showProgramme",
      summary = "Show a programme with its stages",
      description =
          "Everybody once it is announced; one for the administration, and a draft, only staff and"
              + " administrators. Else it answers 404, as if it were not there.")
  ResponseEntity<ProgrammeResponse> show(
      @PathVariable String id,
      @Nullable Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    ProgrammeView programme = visible(id, caller);
    return TaggedRead.answer(programme.version(), ProgrammeResponse.of(programme), ifNoneMatch);
  }

  @PatchMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
  @Operation(
      operationId = "amendProgramme",
      summary = "Amend what the city says of a programme",
      description =
          "Staff and administrators, until it is closed. A merge patch (RFC 7396): what is absent"
              + " stays, what is null goes. Once it is announced its audience stays, and it keeps a"
              + " concept.")
  ResponseEntity<ProgrammeResponse> amend(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      HttpServletRequest request,
      @RequestBody JsonNode patch) {
    ObjectNode changes = merge.read(patch, ProgrammeRequest.class, request);
    return answers.amended(
        draft.amend(
            id,
            new Checked().person(caller, null),
            ViewTag.version(ifMatch),
            before ->
                new ProgrammeBody(districts, new Checked())
                    .content(
                        merge.merge(
                            ProgrammeRequest.of(before), ProgrammeRequest.class, changes))));
  }

  @GetMapping("/{id}/timeline")
  @Operation(
      operationId = "showProgrammeTimeline",
      summary = "Show what happened to a programme",
      description =
          "What, when, in which role, for which office and why, from the announcement on. Staff also"
              + " see what was before, and who acted.")
  ResponseEntity<TimelineResponse> timeline(
      @PathVariable String id,
      @Nullable Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    ProgrammeView programme = visible(id, caller);
    return TaggedRead.answer(
        programme.version(), TimelineResponse.of(programme.timeline()), ifNoneMatch);
  }

  private ProgrammeView visible(String id, @Nullable Caller caller) {
    return show.show(id, People.viewer(caller)).orElseThrow(Problem::notFound);
  }
}
