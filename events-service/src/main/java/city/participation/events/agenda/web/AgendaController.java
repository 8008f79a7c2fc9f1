package city.participation.events.agenda.web;

import city.participation.defaults.http.Cursor;
import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.NextLink;
import city.participation.defaults.http.PageLimit;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.events.EventQuery;
import city.participation.events.EventQuery.Asked;
import city.participation.events.People;
import city.participation.events.agenda.AgendaPage;
import city.participation.events.agenda.AgendaPage.Position;
import city.participation.events.agenda.EventFilter;
import city.participation.events.agenda.ListEvents;
import city.participation.events.content.EventFormat;
import city.participation.events.event.AttendanceMode;
import city.participation.events.event.EventStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
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
@Tag(name = "Events")
class AgendaController {

  private final ListEvents list;
  private final EventQuery query;

  AgendaController(ListEvents list, EventQuery query) {
    this.list = list;
    this.query = query;
  }

  @GetMapping(path = "/api/events", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "listEvents",
      summary = "List the city's events (Veranstaltungskalender)",
      description =
          "Soonest first; without a time or a status those that begin today or later. With to alone"
              + " it goes back from there, latest first. Staff and administrators also see those for"
              + " the administration, and drafts by their status. What the caller may not see is"
              + " left out. To read on, pass the answer's next as cursor, or follow the Link"
              + " header.")
  ResponseEntity<EventPageResponse> list(
      HttpServletRequest request,
      @Nullable Caller caller,
      @Parameter(description = "Id of a programme; not together with a stage.")
          @RequestParam(required = false)
          @Nullable String programme,
      @Parameter(description = "Id of a stage.") @RequestParam(required = false)
          @Nullable String stage,
      @Parameter(description = "Id of a series; not together with a programme or stage.")
          @RequestParam(required = false)
          @Nullable String series,
      @Parameter(
              description = "Number of a Stadtbezirk or Stadtteil in which the venue is.",
              example = "401")
          @RequestParam(required = false)
          @Nullable String district,
      @Parameter(schema = @Schema(implementation = EventFormat.class))
          @RequestParam(required = false)
          @Nullable String format,
      @Parameter(schema = @Schema(implementation = AttendanceMode.class))
          @RequestParam(required = false)
          @Nullable String attendance,
      @Parameter(
              description = "Only events of this status.",
              schema = @Schema(implementation = EventStatus.class))
          @RequestParam(required = false)
          @Nullable String status,
      @Parameter(
              description = "Those that begin then or later; with offset.",
              schema = @Schema(type = "string", format = "date-time"),
              example = "2027-03-01T00:00:00+01:00")
          @RequestParam(required = false)
          @Nullable String from,
      @Parameter(
              description = "Those that begin before; with offset.",
              schema = @Schema(type = "string", format = "date-time"),
              example = "2027-04-01T00:00:00+02:00")
          @RequestParam(required = false)
          @Nullable String to,
      PageLimit limit,
      @Nullable Cursor cursor,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    EventFilter filter =
        query.filter(
            new Asked(programme, stage, series, district, format, attendance, status, from, to),
            Problem.invalid());
    AgendaPage page =
        list.list(filter, limit.value(), position(cursor, filter), People.viewer(caller));
    Cursor next =
        page.last() == null
            ? null
            : Cursor.of(filter.list(), page.last().listedAt().toEpochMilli(), page.last().id());
    EventPageResponse body = EventPageResponse.of(page, next);
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

  private static @Nullable Position position(@Nullable Cursor cursor, EventFilter filter) {
    if (cursor == null) {
      return null;
    }
    List<String> keys = cursor.keysOf(filter.list(), 2);
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
