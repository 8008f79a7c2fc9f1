package city.participation.events.calendar.web;

import city.participation.defaults.problem.Problem;
import city.participation.events.EventQuery;
import city.participation.events.EventQuery.Asked;
import city.participation.events.agenda.EventFilter;
import city.participation.events.calendar.Language;
import city.participation.events.calendar.ShowCalendar;
import city.participation.events.content.EventFormat;
import city.participation.events.event.AttendanceMode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may have in their calendar, without a token. */
@RestController
@Tag(name = "Calendars")
class CalendarController {

  private final ShowCalendar show;
  private final EventQuery query;

  CalendarController(ShowCalendar show, EventQuery query) {
    this.show = show;
    this.query = query;
  }

  @GetMapping(path = "/api/events/calendar", produces = CalendarAnswers.TYPE)
  @Operation(
      operationId = "showCalendar",
      summary = "Subscribe to the city's events",
      description =
          "As iCalendar (RFC 5545), for calendar programs: public events from 90 days ago on, soonest"
              + " first, at most 5,000. What was cancelled or postponed stays in it as CANCELLED, so"
              + " that no calendar keeps it; the id of an event is its UID. Ask again once an hour,"
              + " with If-None-Match.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(mediaType = CalendarAnswers.TYPE, schema = @Schema(type = "string")))
  void subscribe(
      HttpServletResponse response,
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
      @Parameter(description = CalendarAnswers.LANGUAGE, example = "en")
          @RequestParam(required = false)
          @Nullable String lang,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch)
      throws IOException {
    Problem problem = Problem.invalid();
    Language language = CalendarAnswers.language(lang, problem);
    EventFilter filter =
        query.filter(new Asked(programme, stage, series, district, format, attendance), problem);
    CalendarAnswers.write(
        show.show(filter, language), "events", CacheControl.noCache(), ifNoneMatch, response);
  }

  @GetMapping(path = "/api/events/{id}/calendar", produces = CalendarAnswers.TYPE)
  @Operation(
      operationId = "showEventCalendar",
      summary = "Take an event over into a calendar",
      description =
          "As iCalendar (RFC 5545), if everybody may know of it. An event for the administration and"
              + " a draft answer 404.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(mediaType = CalendarAnswers.TYPE, schema = @Schema(type = "string")))
  void show(
      HttpServletResponse response,
      @PathVariable String id,
      @Parameter(description = CalendarAnswers.LANGUAGE, example = "en")
          @RequestParam(required = false)
          @Nullable String lang,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch)
      throws IOException {
    Language language = CalendarAnswers.language(lang);
    CalendarAnswers.write(
        show.show(id, language).orElseThrow(Problem::notFound),
        "event",
        CacheControl.noCache(),
        ifNoneMatch,
        response);
  }
}
