package city.participation.ideas.endorsement.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.ideas.People;
import city.participation.ideas.StageProblem;
import city.participation.ideas.StatusProblem;
import city.participation.ideas.endorsement.EndorseIdea;
import city.participation.ideas.endorsement.EndorsementOutcome;
import city.participation.ideas.endorsement.EndorsementPage;
import city.participation.ideas.endorsement.EndorsementPage.Position;
import city.participation.ideas.endorsement.ListEndorsements;
import city.participation.ideas.idea.EndorsementCounts;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.partner.Sector;
import city.participation.ideas.partner.Standing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/ideas/{id}/endorsements", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Endorsements")
class EndorsementController {

  private final EndorseIdea endorse;
  private final ListEndorsements list;

  EndorsementController(EndorseIdea endorse, ListEndorsements list) {
    this.endorse = endorse;
    this.list = list;
  }

  @PutMapping("/{partnerId}")
  @Operation(
      operationId = "endorseIdea",
      summary = "Endorse an idea for a partner",
      description =
          "By any active member of the partner, while its accreditation runs. One endorsement per"
              + " partner and idea: to put it again changes nothing but the statement, which is gone"
              + " if none comes along. To an idea of a programme it is given, or said in other words,"
              + " only while an open stage allows to support.")
  EndorsementResponses.Receipt give(
      @PathVariable String id,
      @PathVariable String partnerId,
      Caller caller,
      @RequestBody(required = false) @Nullable EndorsementRequest request) {
    return answer(
        endorse.give(
            id, partnerId, People.person(caller), EndorsementRequest.statementOf(request)));
  }

  @DeleteMapping("/{partnerId}")
  @Operation(
      operationId = "revokeEndorsement",
      summary = "Revoke a partner's endorsement",
      description =
          "By any active member of the partner, also when the idea is withdrawn, the stage closed or"
              + " the accreditation ended by now. Harmless when there is none.")
  EndorsementResponses.Receipt revoke(
      @PathVariable String id, @PathVariable String partnerId, Caller caller) {
    return answer(endorse.revoke(id, partnerId, People.person(caller)));
  }

  @GetMapping
  @Operation(
      operationId = "listEndorsements",
      summary = "List who endorses an idea",
      description =
          "Newest first. To read on, pass the answer's next as cursor, or follow the Link header.")
  ResponseEntity<EndorsementResponses.Page> list(
      HttpServletRequest request,
      @PathVariable String id,
      @Nullable Caller caller,
      @Parameter(
              description = "Only of this sector.",
              schema = @Schema(implementation = Sector.class))
          @RequestParam(required = false)
          @Nullable String sector,
      PageLimit limit,
      @Nullable Cursor cursor,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    Sector wanted = sector == null ? null : sector(sector);
    // A cursor fits the list it was made for, and no other.
    String kind = "endorsements|" + (wanted == null ? "" : wanted.name());
    EndorsementPage page =
        list.list(id, wanted, limit.value(), position(cursor, kind), People.viewer(caller))
            .orElseThrow(Problem::notFound);
    Position last = page.last();
    Cursor next =
        last == null ? null : Cursor.of(kind, last.since().toEpochMilli(), last.partnerId());
    EndorsementResponses.Page body = EndorsementResponses.Page.of(page, next);
    EntityTag tag = EntityTag.of(body.items().size(), body.toString());
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(
                tag.matchesNoneOf(ifNoneMatch) ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
            .cacheControl(CacheControl.noCache());
    if (next != null) {
      answer.header(HttpHeaders.LINK, NextLink.of(uri(request), next));
    }
    return tag.matchesNoneOf(ifNoneMatch) ? answer.build() : answer.body(body);
  }

  private static Sector sector(String name) {
    return Arrays.stream(Sector.values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            Problem.invalid()
                .withParameter(
                    "sector",
                    "not-one-of",
                    Arrays.stream(Sector.values())
                        .map(Sector::name)
                        .collect(Collectors.joining(", "))));
  }

  private static @Nullable Position position(@Nullable Cursor cursor, String kind) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(kind, 2);
    try {
      return new Position(Instant.ofEpochMilli(Long.parseLong(keys.getFirst())), keys.getLast());
    } catch (NumberFormatException | DateTimeException notOurs) {
      throw Cursor.refused();
    }
  }

  private static URI uri(HttpServletRequest request) {
    String query = request.getQueryString();
    return URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  private static EndorsementResponses.Receipt answer(EndorsementOutcome outcome) {
    return switch (outcome) {
      case EndorsementOutcome.Done(boolean endorsed, EndorsementCounts counts) ->
          new EndorsementResponses.Receipt(endorsed, counts);
      case EndorsementOutcome.NotFound() -> throw Problem.notFound();
      case EndorsementOutcome.NotAMember() ->
          throw Problem.of(HttpStatus.FORBIDDEN, "not-a-member");
      case EndorsementOutcome.NotAccredited(Standing standing) -> throw notAccredited(standing);
      case EndorsementOutcome.WrongState(IdeaStatus status) -> throw StatusProblem.of(status);
      case EndorsementOutcome.NotOpen(var opensAt) -> throw StageProblem.of(opensAt);
    };
  }

  private static Problem notAccredited(Standing standing) {
    Problem problem =
        switch (standing) {
          case NOT_ACCREDITED -> Problem.of(HttpStatus.CONFLICT, "partner-not-accredited");
          case SUSPENDED -> Problem.of(HttpStatus.CONFLICT, "partner-suspended");
          case EXPIRED -> Problem.of(HttpStatus.CONFLICT, "partner-expired");
          case WITHDRAWN -> Problem.of(HttpStatus.CONFLICT, "partner-withdrawn");
          case ACCREDITED -> throw new IllegalStateException("An accredited partner may endorse");
        };
    return problem.withProperty("partnerStanding", standing);
  }
}
