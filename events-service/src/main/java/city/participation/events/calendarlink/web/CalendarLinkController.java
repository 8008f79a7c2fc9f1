package city.participation.events.calendarlink.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.events.Addresses;
import city.participation.events.calendarlink.LinkCalendar;
import city.participation.events.calendarlink.LinkCalendar.Made;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes the link to one's own calendar. The secret stands in its query, which no log keeps, and not
 * in its path.
 */
@RestController
@Tag(name = "Calendars")
class CalendarLinkController {

  private static final String PATH = "/api/events/calendars/own";

  private final LinkCalendar link;
  private final Addresses addresses;

  CalendarLinkController(LinkCalendar link, Addresses addresses) {
    this.link = link;
    this.addresses = addresses;
  }

  @Schema(name = "CalendarLink", description = "The way to one's own calendar.")
  record CalendarLinkResponse(
      @Schema(
              description =
                  "Whoever has it reads the calendar. It is told this once; afterwards only a new"
                      + " one can be made.",
              example = "https://mitwirkung.example/api/events/calendars/own?token=3q2-7w")
          URI address,
      Instant createdAt) {}

  @PostMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "linkOwnCalendar",
      summary = "Make a secret link to one's own calendar",
      description =
          "Everybody with an account. There is one a person: a new one ends the one before. Under"
              + " the same key it is told again until another is made.")
  @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
  ResponseEntity<CalendarLinkResponse> make(Caller caller, @Nullable IdempotencyKey key) {
    return switch (link.make(
        caller.id(), key == null ? null : new LinkCalendar.Key(key.value(), key.fingerprint()))) {
      case Made.Link(String secret, Instant createdAt) -> {
        URI address = addresses.of(PATH + "?token=" + secret);
        yield ResponseEntity.status(HttpStatus.CREATED)
            .cacheControl(CacheControl.noStore())
            .body(new CalendarLinkResponse(address, createdAt));
      }
      case Made.KeyReused() ->
          throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    };
  }

  @DeleteMapping(PATH)
  @Operation(
      operationId = "unlinkOwnCalendar",
      summary = "End the secret link to one's own calendar",
      description = "Everybody with an account; also if there is none.")
  @ApiResponse(responseCode = "204", description = "Ended")
  ResponseEntity<Void> end(Caller caller) {
    link.end(caller.id());
    return ResponseEntity.noContent().build();
  }
}
