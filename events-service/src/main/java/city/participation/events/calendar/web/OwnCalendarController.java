package city.participation.events.calendar.web;

import city.participation.defaults.problem.Problem;
import city.participation.events.calendar.ShowOwnCalendar;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own registrations in a calendar that cannot sign in. */
@RestController
@Tag(name = "Calendars")
class OwnCalendarController {

  private final ShowOwnCalendar show;

  OwnCalendarController(ShowOwnCalendar show) {
    this.show = show;
  }

  @GetMapping(path = "/api/events/calendars/own", produces = CalendarAnswers.TYPE)
  @Operation(
      operationId = "showOwnCalendar",
      summary = "Subscribe to the events for which one is registered",
      description =
          "Without a token of the sign-in, by the secret link. Whoever is confirmed finds an event as"
              + " CONFIRMED, with the online link if they come online; on the waiting list, or with"
              + " an offer, it is TENTATIVE.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(mediaType = CalendarAnswers.TYPE, schema = @Schema(type = "string")))
  void show(
      HttpServletResponse response,
      @Parameter(description = "The secret of the link.") @RequestParam String token,
      @Parameter(description = CalendarAnswers.LANGUAGE, example = "en")
          @RequestParam(required = false)
          @Nullable String lang,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch)
      throws IOException {
    CalendarAnswers.write(
        show.show(token, CalendarAnswers.language(lang)).orElseThrow(Problem::notFound),
        "my-events",
        CacheControl.noCache().cachePrivate(),
        ifNoneMatch,
        response);
  }
}
