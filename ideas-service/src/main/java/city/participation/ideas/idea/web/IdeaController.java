package city.participation.ideas.idea.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.ideas.People;
import city.participation.ideas.idea.IdeaView;
import city.participation.ideas.idea.Outcome;
import city.participation.ideas.idea.Person;
import city.participation.ideas.idea.ReviseIdea;
import city.participation.ideas.idea.ShowIdea;
import city.participation.ideas.idea.web.HistoryResponses.Revisions;
import city.participation.ideas.idea.web.HistoryResponses.Timeline;
import city.participation.ideas.place.CityOutline;
import city.participation.ideas.place.Districts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/ideas/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Ideas")
class IdeaController {

  private final ShowIdea show;
  private final ReviseIdea revise;
  private final Districts districts;
  private final CityOutline city;

  IdeaController(ShowIdea show, ReviseIdea revise, Districts districts, CityOutline city) {
    this.show = show;
    this.revise = revise;
    this.districts = districts;
    this.city = city;
  }

  @GetMapping
  @Operation(
      operationId = "showIdea",
      summary = "Show an idea",
      description =
          "Anybody sees what was published; its author and moderators see more. What the caller may"
              + " not see answers 404, as if it were not there.")
  ResponseEntity<IdeaResponse> show(
      @PathVariable String id,
      @Nullable Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    IdeaView idea = visible(id, caller);
    EntityTag tag = IdeaTag.of(idea);
    return tag.matchesNoneOf(ifNoneMatch)
        ? tagged(HttpStatus.NOT_MODIFIED, tag).build()
        : tagged(HttpStatus.OK, tag).body(IdeaResponse.of(idea));
  }

  @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
  @Operation(
      operationId = "reviseIdea",
      summary = "Revise an idea",
      description =
          "Its author only. Free before the first support or endorsement; afterwards every change"
              + " is a new revision that everybody can see. Absent properties stay as they are, and"
              + " what changes nothing makes no revision.")
  ResponseEntity<IdeaResponse> revise(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @RequestBody ReviseIdeaRequest request) {
    IdeaBody body = new IdeaBody(districts, city);
    Person person = body.person(caller, null);
    Outcome outcome = revise.revise(id, person, IdeaTag.version(ifMatch), request.changes(body));
    return switch (outcome) {
      case Outcome.Done(IdeaView idea) ->
          tagged(HttpStatus.OK, IdeaTag.of(idea)).body(IdeaResponse.of(idea));
      case Outcome.Repeated unkeyed ->
          throw new IllegalStateException("A revision has no idempotency key");
      case Outcome.Refused(var why) -> throw Refusals.problem(why);
    };
  }

  @GetMapping("/timeline")
  @Operation(
      operationId = "showTimeline",
      summary = "Show the steps of an idea's life",
      description = "What happened when, in which role and why. No person is named.")
  ResponseEntity<Timeline> timeline(
      @PathVariable String id,
      @Nullable Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    IdeaView idea = visible(id, caller);
    EntityTag tag = EntityTag.of(idea.version(), idea.own() ? "own" : "public");
    return tag.matchesNoneOf(ifNoneMatch)
        ? tagged(HttpStatus.NOT_MODIFIED, tag).build()
        : tagged(HttpStatus.OK, tag).body(Timeline.of(idea.timeline()));
  }

  @GetMapping("/revisions")
  @Operation(
      operationId = "showRevisions",
      summary = "Show what an idea said before",
      description = "Every revision since publication, oldest first; empty before.")
  ResponseEntity<Revisions> revisions(
      @PathVariable String id,
      @Nullable Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    Revisions revisions =
        show.revisions(id, People.viewer(caller)).map(Revisions::of).orElseThrow(Problem::notFound);
    EntityTag tag = EntityTag.of(revisions.items().size(), revisions.toString());
    return tag.matchesNoneOf(ifNoneMatch)
        ? tagged(HttpStatus.NOT_MODIFIED, tag).build()
        : tagged(HttpStatus.OK, tag).body(revisions);
  }

  private IdeaView visible(String id, @Nullable Caller caller) {
    return show.show(id, People.viewer(caller)).orElseThrow(Problem::notFound);
  }

  private static ResponseEntity.BodyBuilder tagged(HttpStatus status, EntityTag tag) {
    return ResponseEntity.status(status)
        .header(HttpHeaders.ETAG, tag.toString())
        .cacheControl(CacheControl.noCache())
        .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
  }
}
