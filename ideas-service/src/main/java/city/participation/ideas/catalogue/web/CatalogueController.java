package city.participation.ideas.catalogue.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.ideas.People;
import city.participation.ideas.catalogue.IdeaFilter;
import city.participation.ideas.catalogue.IdeaOrder;
import city.participation.ideas.catalogue.IdeaPage;
import city.participation.ideas.catalogue.IdeaPage.Position;
import city.participation.ideas.catalogue.ListIdeas;
import city.participation.ideas.idea.IdeaStatus;
import city.participation.ideas.idea.Person;
import city.participation.ideas.place.District;
import city.participation.ideas.place.Districts;
import city.participation.ideas.theme.Theme;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Ideas")
class CatalogueController {

  private final ListIdeas list;
  private final Districts districts;

  CatalogueController(ListIdeas list, Districts districts) {
    this.list = list;
    this.districts = districts;
  }

  @GetMapping(path = "/api/ideas", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listIdeas",
      summary = "List ideas",
      description =
          "Published ideas, unless a status is asked for. Moderators may list what was submitted,"
              + " rejected or withdrawn; with author=me everybody lists their own ideas, drafts"
              + " included. What the caller may not see is left out. To read on, pass the answer's"
              + " next as cursor, or follow the Link header.")
  ResponseEntity<IdeaPageResponse> list(
      HttpServletRequest request,
      @Nullable Caller caller,
      @Parameter(
              description = "Only ideas of this status.",
              schema = @Schema(implementation = IdeaStatus.class))
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(description = "Code of a theme.", example = "liveability")
          @RequestParam(required = false)
          @Nullable String theme,
      @Parameter(
              description = "Number of a Stadtteil, or of a Stadtbezirk with all its Stadtteile.")
          @RequestParam(required = false)
          @Nullable String district,
      @Parameter(
              description =
                  "The id of a programme. Of one that is unknown here, or not for the caller, there"
                      + " are none.")
          @RequestParam(required = false)
          @Nullable String programme,
      @Parameter(description = "The caller's own ideas.", schema = @Schema(allowableValues = "me"))
          @RequestParam(required = false)
          @Nullable String author,
      @Parameter(
              schema =
                  @Schema(
                      allowableValues = {"newest", "most-supported"},
                      defaultValue = "newest"))
          @RequestParam(required = false)
          @Nullable String sort,
      PageLimit limit,
      @Nullable Cursor cursor,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    Person viewer = People.viewer(caller);
    IdeaFilter filter = filter(status, theme, district, programme, author, viewer);
    IdeaOrder order = order(sort);
    // A cursor fits the list it was made for, and no other.
    String kind =
        String.join(
            "|",
            order.code(),
            filter.author() == null ? "" : "mine",
            filter.status() == null ? "" : filter.status().name(),
            filter.theme() == null ? "" : filter.theme().code(),
            filter.district() == null ? "" : filter.district().code(),
            filter.programme() == null ? "" : filter.programme());
    IdeaPage page = list.list(filter, order, limit.value(), position(cursor, kind), viewer);
    Cursor next =
        page.last() == null ? null : Cursor.of(kind, page.last().rank(), page.last().id());
    IdeaPageResponse body = IdeaPageResponse.of(page, next, filter.author() != null);
    EntityTag tag = new EntityTag(Long.toHexString(page.fingerprint()));
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

  private IdeaFilter filter(
      @Nullable String status,
      @Nullable String theme,
      @Nullable String district,
      @Nullable String programme,
      @Nullable String author,
      @Nullable Person viewer) {
    Problem problem = Problem.invalid();
    IdeaStatus wantedStatus = null;
    if (status != null) {
      wantedStatus =
          Arrays.stream(IdeaStatus.values())
              .filter(it -> it.name().equals(status))
              .findFirst()
              .orElse(null);
      if (wantedStatus == null) {
        problem.withParameter("status", "not-one-of", names(IdeaStatus.values()));
      }
    }
    Theme wantedTheme = theme == null ? null : Theme.find(theme).orElse(null);
    if (theme != null && wantedTheme == null) {
      problem.withParameter(
          "theme",
          "not-one-of",
          Arrays.stream(Theme.values()).map(Theme::code).collect(Collectors.joining(", ")));
    }
    District wantedDistrict = district == null ? null : districts.find(district).orElse(null);
    if (district != null && wantedDistrict == null) {
      problem.withParameter("district", "unknown-district");
    }
    if (author != null && !author.equals("me")) {
      problem.withParameter("author", "not-one-of", "me");
    }
    if (!problem.parameters().isEmpty()) {
      throw problem;
    }
    if (author != null && viewer == null) {
      throw Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated")
          .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return new IdeaFilter(
        wantedStatus,
        wantedTheme,
        wantedDistrict,
        programme,
        author == null ? null : viewer,
        viewer != null && viewer.ofTheCity());
  }

  private static IdeaOrder order(@Nullable String sort) {
    if (sort == null) {
      return IdeaOrder.NEWEST;
    }
    return IdeaOrder.find(sort)
        .orElseThrow(() ->
            Problem.invalid()
                .withParameter(
                    "sort",
                    "not-one-of",
                    Stream.of(IdeaOrder.values())
                        .map(IdeaOrder::code)
                        .collect(Collectors.joining(", "))));
  }

  private static @Nullable Position position(@Nullable Cursor cursor, String kind) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(kind, 2);
    try {
      return new Position(Long.parseLong(keys.getFirst()), keys.getLast());
    } catch (NumberFormatException notOurs) {
      throw Cursor.refused();
    }
  }

  private static URI uri(HttpServletRequest request) {
    String query = request.getQueryString();
    return URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  private static String names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
  }
}
