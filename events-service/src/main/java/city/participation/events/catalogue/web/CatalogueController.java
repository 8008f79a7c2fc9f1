package city.participation.events.catalogue.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.events.People;
import city.participation.events.catalogue.ListProgrammes;
import city.participation.events.catalogue.ProgrammeFilter;
import city.participation.events.catalogue.ProgrammePage;
import city.participation.events.catalogue.ProgrammePage.Position;
import city.participation.events.content.Audience;
import city.participation.events.content.StrategyGoal;
import city.participation.events.content.Theme;
import city.participation.events.district.Districts;
import city.participation.events.programme.ProgrammeStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
@Tag(name = "Programmes")
class CatalogueController {

  private final ListProgrammes list;
  private final Districts districts;

  CatalogueController(ListProgrammes list, Districts districts) {
    this.list = list;
    this.districts = districts;
  }

  @GetMapping(path = "/api/programmes", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listProgrammes",
      summary = "List the city's programmes (Vorhabenliste)",
      description =
          "Latest announced first; without a status all but the archived. Staff and administrators"
              + " also see those for the administration, and drafts by their status. What the caller"
              + " may not see is left out. To read on, pass the answer's next as cursor, or follow"
              + " the Link header.")
  ResponseEntity<ProgrammePageResponse> list(
      HttpServletRequest request,
      @Nullable Caller caller,
      @Parameter(
              description = "Only programmes of this status.",
              schema = @Schema(implementation = ProgrammeStatus.class))
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(
              description =
                  "Only programmes that name this Stadtteil, or this Stadtbezirk or a Stadtteil of"
                      + " it. Those for the whole city name none.",
              example = "3")
          @RequestParam(required = false)
          @Nullable String district,
      @Parameter(description = "Code of a theme.", example = "digitalisation")
          @RequestParam(required = false)
          @Nullable String theme,
      @Parameter(
              description = "Code of a strategy goal; not together with a district or theme.",
              example = "koelner-perspektiven-2030")
          @RequestParam(required = false)
          @Nullable String goal,
      @Parameter(
              description = "For staff: only programmes for these.",
              schema = @Schema(implementation = Audience.class))
          @RequestParam(required = false)
          @Nullable String audience,
      PageLimit limit,
      @Nullable Cursor cursor,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    ProgrammeFilter filter = filter(status, district, theme, goal, audience);
    ProgrammePage page =
        list.list(filter, limit.value(), position(cursor, filter), People.viewer(caller));
    Cursor next =
        page.last() == null
            ? null
            : Cursor.of(filter.shelf(), page.last().listedAt().toEpochMilli(), page.last().id());
    ProgrammePageResponse body = ProgrammePageResponse.of(page, next);
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

  private ProgrammeFilter filter(
      @Nullable String status,
      @Nullable String district,
      @Nullable String theme,
      @Nullable String goal,
      @Nullable String audience) {
    Problem problem = Problem.invalid();
    ProgrammeStatus itsStatus =
        named("status", status, ProgrammeStatus.values(), ProgrammeStatus::name, problem);
    Theme itsTheme = named("theme", theme, Theme.values(), Theme::code, problem);
    Audience itsAudience = named("audience", audience, Audience.values(), Audience::name, problem);
    if (district != null && !districts.contains(district)) {
      problem.withParameter("district", "unknown-district");
    }
    if (goal != null && !StrategyGoal.isCode(goal)) {
      problem.withParameter("goal", "no-goal-code");
    } else if (goal != null && (district != null || theme != null)) {
      problem.withParameter("goal", "filter-alone");
    }
    if (!problem.parameters().isEmpty()) {
      throw problem;
    }
    return new ProgrammeFilter(itsAudience, itsStatus, district, itsTheme, goal);
  }

  private static <E> @Nullable E named(
      String parameter,
      @Nullable String value,
      E[] all,
      Function<E, String> name,
      Problem problem) {
    if (value == null) {
      return null;
    }
    E found =
        Arrays.stream(all).filter(it -> name.apply(it).equals(value)).findFirst().orElse(null);
    if (found == null) {
      problem.withParameter(
          parameter, "not-one-of", Arrays.stream(all).map(name).collect(Collectors.joining(", ")));
    }
    return found;
  }

  private static @Nullable Position position(@Nullable Cursor cursor, ProgrammeFilter filter) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(filter.shelf(), 2);
    try {
      return new Position(Instant.ofEpochMilli(Long.parseLong(keys.getFirst())), keys.getLast());
    } catch (NumberFormatException notOurs) {
      throw Cursor.refused();
    }
  }

  private static URI uri(HttpServletRequest request) {
    String query = request.getQueryString();
    return URI.create(request.getRequestURI() + (query == null ? "" : "?" + query));
  }
}
