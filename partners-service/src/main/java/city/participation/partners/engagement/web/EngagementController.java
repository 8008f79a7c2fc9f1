package city.participation.partners.engagement.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.partners.People;
import city.participation.partners.TaggedRead;
import city.participation.partners.engagement.EngagementFilter;
import city.participation.partners.engagement.EngagementPage;
import city.participation.partners.engagement.EngagementStatus;
import city.participation.partners.engagement.EngagementView;
import city.participation.partners.engagement.ListEngagements;
import city.participation.partners.engagement.ShowEngagement;
import city.participation.partners.partner.Person;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/engagements", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Engagements")
class EngagementController {

  private final ShowEngagement show;
  private final ListEngagements list;

  EngagementController(ShowEngagement show, ListEngagements list) {
    this.show = show;
    this.list = list;
  }

  @GetMapping
  @Operation(
      operationId = "listEngagements",
      summary = "List who takes part",
      description =
          "In a programme and its stages, or of a partner, latest first; without a status what is"
              + " agreed. Everybody sees what is agreed, of accredited partners and in programmes"
              + " for the public; staff all, who speaks for a partner all of it. With"
              + " status=PROPOSED alone staff list what waits to be decided, oldest first. What the"
              + " caller may not see is left out. To read on, pass the answer's next as cursor, or"
              + " follow the Link header.")
  ResponseEntity<EngagementPageResponse> list(
      HttpServletRequest request,
      @Nullable Caller caller,
      @Parameter(description = "The programme's id; this, partner or status=PROPOSED is needed.")
          @RequestParam(required = false)
          @Nullable String programme,
      @Parameter(description = "The partner's id.") @RequestParam(required = false)
          @Nullable String partner,
      @Parameter(
              description = "Only engagements of this status.",
              schema = @Schema(implementation = EngagementStatus.class))
          @RequestParam(required = false)
          @Nullable String status,
      PageLimit limit,
      @Nullable Cursor cursor,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    EngagementFilter filter = EngagementQuery.filter(programme, partner, status);
    if (filter instanceof EngagementFilter.Proposed) {
      forStaff(caller);
    }
    EngagementPage page =
        list.list(filter, limit.value(), EngagementQuery.position(cursor, filter), viewer(caller));
    Cursor next =
        page.last() == null
            ? null
            : Cursor.of(filter.kind(), page.last().since().toEpochMilli(), page.last().id());
    EngagementPageResponse body = EngagementPageResponse.of(page, next);
    EntityTag tag = EntityTag.of(page.items().size(), body.toString());
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

  @GetMapping("/balance")
  @Operation(
      operationId = "showSectorBalance",
      summary = "Show how the four sectors are balanced in a programme",
      description =
          "Accredited partners that take part in it or its stages, each counted once. A programme"
              + " that the caller may not see has none.")
  ResponseEntity<BalanceResponse> balance(
      @Nullable Caller caller,
      @Parameter(description = "The programme's id.") @RequestParam String programme,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    BalanceResponse balance = BalanceResponse.of(list.balance(programme, viewer(caller)));
    return TaggedRead.answer(0, balance, ifNoneMatch);
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "showEngagement",
      summary = "Show an engagement",
      description =
          "Everybody while it is agreed in a programme for the public; who speaks for the partner, and"
              + " staff, always. Else it answers 404, as if it were not there.")
  ResponseEntity<EngagementResponse> show(
      @PathVariable String id,
      @Nullable Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    EngagementView engagement = show.show(id, viewer(caller)).orElseThrow(Problem::notFound);
    return TaggedRead.answer(engagement.version(), EngagementResponse.of(engagement), ifNoneMatch);
  }

  private static @Nullable Person viewer(@Nullable Caller caller) {
    return caller == null ? null : People.viewer(caller);
  }

  private static void forStaff(@Nullable Caller caller) {
    if (caller == null) {
      throw Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated")
          .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (!People.viewer(caller).staff()) {
      throw Problem.of(HttpStatus.FORBIDDEN, "forbidden");
    }
  }

  private static URI uri(HttpServletRequest request) {
    String query = request.getQueryString();
    return URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
  }
}
