package city.participation.partners.directory.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.partners.directory.DirectoryEntry;
import city.participation.partners.directory.DirectoryFilter;
import city.participation.partners.directory.DirectoryOrder;
import city.participation.partners.directory.DirectoryPage;
import city.participation.partners.directory.DirectoryPage.Position;
import city.participation.partners.directory.ReadDirectory;
import city.participation.partners.organisation.Sector;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
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

/** What anybody may read of the partners, without a token. */
@RestController
@RequestMapping("/api/partners/directory")
@Tag(name = "Directory")
class DirectoryController {

  private final ReadDirectory directory;
  private final DirectoryQuery query;

  DirectoryController(ReadDirectory directory, DirectoryQuery query) {
    this.directory = directory;
    this.query = query;
  }

  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, JsonLd.NAME})
  @Operation(
      operationId = "listDirectory",
      summary = "List the accredited partners",
      description =
          "Those whose accreditation runs and is not suspended, as JSON or, by Accept, as JSON-LD. A"
              + " district finds who works there: in that Stadtteil, in all of its Stadtbezirk or in"
              + " the whole city; a Stadtbezirk also those of its Stadtteile. A programme finds who has"
              + " agreed to take part, if it is one for the public. To read on, pass the"
              + " answer's next as cursor, or follow the Link header.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = DirectoryPageResponse.class)),
        @Content(
            mediaType = JsonLd.NAME,
            schema = @Schema(implementation = OrganisationDescribed.Listed.class))
      })
  ResponseEntity<Object> list(
      HttpServletRequest request,
      @Parameter(
              description = "Only partners of this sector.",
              schema = @Schema(implementation = Sector.class))
          @RequestParam(required = false)
          @Nullable String sector,
      @Parameter(description = "Code of a theme.", example = "liveability")
          @RequestParam(required = false)
          @Nullable String theme,
      @Parameter(description = "Number of a Stadtteil or a Stadtbezirk.", example = "301")
          @RequestParam(required = false)
          @Nullable String district,
      @Parameter(description = "Only who takes part in this programme, by its id.")
          @RequestParam(required = false)
          @Nullable String programme,
      @Parameter(
              description =
                  "Up to five words, all of which name or description have; of a name their"
                      + " beginnings do.",
              schema = @Schema(maxLength = DirectoryQuery.SEARCH_MAX))
          @RequestParam(required = false)
          @Nullable String q,
      @Parameter(
              description = "By name, or who was accredited last first.",
              schema =
                  @Schema(
                      allowableValues = {"name", "newest"},
                      defaultValue = "name"))
          @RequestParam(required = false)
          @Nullable String sort,
      PageLimit limit,
      @Nullable Cursor cursor,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    DirectoryFilter filter = query.filter(sector, theme, district, programme, q);
    DirectoryOrder order = DirectoryQuery.order(sort);
    String kind = kind(filter, programme, order);
    DirectoryPage page = directory.list(filter, order, limit.value(), position(cursor, kind));
    Cursor next =
        page.last() == null ? null : Cursor.of(kind, page.last().rank(), page.last().id());
    String link = next == null ? null : NextLink.of(uri(request), next);
    int size = page.items().size();
    return JsonLd.isWanted(request)
        ? answer(JsonLd.TYPE, size, OrganisationDescribed.Listed.of(page), ifNoneMatch, link)
        : answer(
            MediaType.APPLICATION_JSON,
            size,
            DirectoryPageResponse.of(page, next),
            ifNoneMatch,
            link);
  }

  @GetMapping(path = "/balance", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "showBalance",
      summary = "Count the accredited partners of each sector",
      description = "Of all of them, or of those that a filter leaves.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = BalanceResponse.class)))
  ResponseEntity<Object> balance(
      @Parameter(description = "Code of a theme.", example = "liveability")
          @RequestParam(required = false)
          @Nullable String theme,
      @Parameter(description = "Number of a Stadtteil or a Stadtbezirk.", example = "301")
          @RequestParam(required = false)
          @Nullable String district,
      @Parameter(description = "Only who takes part in this programme, by its id.")
          @RequestParam(required = false)
          @Nullable String programme,
      @Parameter(
              description = "Words as in the list.",
              schema = @Schema(maxLength = DirectoryQuery.SEARCH_MAX))
          @RequestParam(required = false)
          @Nullable String q,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    BalanceResponse body =
        BalanceResponse.of(directory.balance(query.filter(null, theme, district, programme, q)));
    return answer(MediaType.APPLICATION_JSON, body.total(), body, ifNoneMatch, null);
  }

  @GetMapping(
      path = "/{id}",
      produces = {MediaType.APPLICATION_JSON_VALUE, JsonLd.NAME})
  @Operation(
      operationId = "showDirectoryEntry",
      summary = "Show an accredited partner",
      description =
          "As JSON or, by Accept, as JSON-LD. One that is not accredited, also not any more, answers"
              + " 404: why is not told.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = DirectoryEntryResponse.class)),
        @Content(
            mediaType = JsonLd.NAME,
            schema = @Schema(implementation = OrganisationDescribed.class))
      })
  ResponseEntity<Object> show(
      @PathVariable String id,
      HttpServletRequest request,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    DirectoryEntry entry = directory.show(id).orElseThrow(Problem::notFound);
    return JsonLd.isWanted(request)
        ? answer(JsonLd.TYPE, entry.version(), OrganisationDescribed.of(entry), ifNoneMatch, null)
        : answer(
            MediaType.APPLICATION_JSON,
            entry.version(),
            DirectoryEntryResponse.of(entry),
            ifNoneMatch,
            null);
  }

  private static ResponseEntity<Object> answer(
      MediaType type,
      long version,
      Record body,
      @Nullable String ifNoneMatch,
      @Nullable String link) {
    EntityTag tag = EntityTag.of(version, body.toString());
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
            .cacheControl(CacheControl.noCache());
    if (link != null) {
      answer.header(HttpHeaders.LINK, link);
    }
    return known ? answer.build() : answer.contentType(type).body(body);
  }

  /** A cursor fits the list it was made for, and no other. */
  private static String kind(
      DirectoryFilter filter, @Nullable String programme, DirectoryOrder order) {
    return String.join(
        "|",
        order.code(),
        filter.sector() == null ? "" : filter.sector().name(),
        filter.theme() == null ? "" : filter.theme().code(),
        filter.district() == null ? "" : filter.district(),
        programme == null ? "" : programme,
        String.join(" ", filter.words()));
  }

  private static @Nullable Position position(@Nullable Cursor cursor, String kind) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(kind, 2);
    return new Position(keys.getFirst(), keys.getLast());
  }

  private static URI uri(HttpServletRequest request) {
    String query = request.getQueryString();
    return URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
  }
}
