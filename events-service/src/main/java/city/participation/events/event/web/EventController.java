package city.participation.events.event.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.events.Accepted;
import city.participation.events.Checked;
import city.participation.events.MergePatch;
import city.participation.events.People;
import city.participation.events.TaggedRead;
import city.participation.events.ViewTag;
import city.participation.events.district.Districts;
import city.participation.events.event.DraftEvent;
import city.participation.events.event.EventDraft;
import city.participation.events.event.EventView;
import city.participation.events.event.ShowEvent;
import city.participation.events.event.web.StepRequests.Reasoned;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
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
@RequestMapping(path = "/api/events", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Events")
class EventController {

  private final ShowEvent show;
  private final DraftEvent draft;
  private final MergePatch merge;
  private final StaffSteps steps;
  private final Answers answers;
  private final Districts districts;
  private final DescribedAnswers described;

  EventController(
      ShowEvent show,
      DraftEvent draft,
      MergePatch merge,
      StaffSteps steps,
      Answers answers,
      Districts districts,
      DescribedAnswers described) {
    this.show = show;
    this.draft = draft;
    this.merge = merge;
    this.steps = steps;
    this.answers = answers;
    this.districts = districts;
    this.described = described;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "draftEvent",
      summary = "Draft an event",
      description =
          "Staff and administrators. Nobody else sees it before it is scheduled; until then time,"
              + " place and accessibility may be open.")
  @ApiResponse(responseCode = "201", description = "Drafted", useReturnTypeSchema = true)
  ResponseEntity<EventReceipt> draft(
      Caller caller, @Nullable IdempotencyKey key, @RequestBody EventRequest request) {
    Checked body = new Checked();
    EventDraft drafted = new EventBody(districts, body).draft(request);
    return answers.of(
        draft.draft(drafted, body.person(caller, null), answers.key(key, HttpStatus.CREATED)),
        HttpStatus.CREATED);
  }

  @GetMapping(
      path = "/{id}",
      produces = {MediaType.APPLICATION_JSON_VALUE, DescribedAnswers.NAME})
  @Operation(
      operationId = "showEvent",
      summary = "Show an event",
      description =
          "Everybody once it is scheduled; one for the administration, and a draft, only staff and"
              + " administrators. Else it answers 404, as if it were not there. By Accept as"
              + " JSON-LD, what everybody may know.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = EventResponse.class)),
        @Content(
            mediaType = DescribedAnswers.NAME,
            schema = @Schema(implementation = EventDescribed.class))
      })
  ResponseEntity<? extends Record> show(
      @PathVariable String id,
      @Nullable Caller caller,
      HttpServletRequest request,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    if (Accepted.rather(DescribedAnswers.TYPE, request)) {
      return described.answer(show.show(id, null).orElseThrow(Problem::notFound), ifNoneMatch);
    }
    EventView event = visible(id, caller);
    return TaggedRead.answer(
        event.version(), EventResponse.of(event), ifNoneMatch, HttpHeaders.ACCEPT);
  }

  @PatchMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
  @Operation(
      operationId = "amendEvent",
      summary = "Amend what the city says of an event",
      description =
          "Staff and administrators, until it begins. A merge patch (RFC 7396): what is absent"
              + " stays, what is null goes. Once it is scheduled, its time, place, stage and staff"
              + " are changed by rescheduling only, with a reason.")
  ResponseEntity<EventResponse> amend(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      HttpServletRequest request,
      @RequestBody JsonNode patch) {
    ObjectNode changes = merge.read(patch, EventRequest.class, request);
    return answers.amended(
        draft.amend(
            id,
            new Checked().person(caller, null),
            ViewTag.version(ifMatch),
            before ->
                new EventBody(districts, new Checked())
                    .draft(merge.merge(EventRequest.of(before), EventRequest.class, changes))));
  }

  @PostMapping(path = "/{id}/discarding", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "discardEvent",
      summary = "Drop a draft for good",
      description = "With a reason. What was scheduled is cancelled.")
  ResponseEntity<EventReceipt> discard(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody Reasoned request) {
    Checked body = new Checked();
    String reason = StaffSteps.reason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            draft.discard(id, person, version, its, Objects.requireNonNull(reason)));
  }

  @GetMapping("/{id}/timeline")
  @Operation(
      operationId = "showEventTimeline",
      summary = "Show what happened to an event",
      description =
          "What, when, in which role, for which office and why, from the scheduling on. Staff also"
              + " see what was before, and who acted.")
  ResponseEntity<TimelineResponse> timeline(
      @PathVariable String id,
      @Nullable Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    EventView event = visible(id, caller);
    return TaggedRead.answer(event.version(), TimelineResponse.of(event.timeline()), ifNoneMatch);
  }

  private EventView visible(String id, @Nullable Caller caller) {
    return show.show(id, People.viewer(caller)).orElseThrow(Problem::notFound);
  }
}
