package city.participation.events.calendar.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.problem.Problem;
import city.participation.events.Addresses;
import city.participation.events.EventQuery;
import city.participation.events.EventQuery.Asked;
import city.participation.events.agenda.EventFilter;
import city.participation.events.calendar.FindLatest;
import city.participation.events.calendar.FindLatest.Latest;
import city.participation.events.calendar.Language;
import city.participation.events.content.EventFormat;
import city.participation.events.event.AttendanceMode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.util.UriComponentsBuilder;

/** What is new, for feed readers. */
@RestController
@Tag(name = "Calendars")
class AtomController {

  private static final String PATH = "/api/events/feed";
  private static final MediaType ATOM =
      new MediaType("application", "atom+xml", StandardCharsets.UTF_8);

  private final FindLatest latest;
  private final EventQuery query;
  private final Addresses addresses;

  AtomController(FindLatest latest, EventQuery query, Addresses addresses) {
    this.latest = latest;
    this.query = query;
    this.addresses = addresses;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_ATOM_XML_VALUE)
  @Operation(
      operationId = "followEvents",
      summary = "Follow what is new of the city's events",
      description =
          "As Atom (RFC 4287), for feed readers: the 50 public events that were published or changed"
              + " last, of those in the calendar.")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_ATOM_XML_VALUE,
              schema = @Schema(type = "string")))
  ResponseEntity<String> follow(
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
          @Nullable String ifNoneMatch) {
    Problem problem = Problem.invalid();
    Language language = CalendarAnswers.language(lang, problem);
    Asked asked = new Asked(programme, stage, series, district, format, attendance);
    EventFilter filter = query.filter(asked, problem);
    Latest found = latest.find(filter);
    String self = self(asked, language);
    EntityTag tag =
        EntityTag.of(found.size(), self + addresses + found.changedAt() + found.fingerprint());
    boolean known = tag.matchesNoneOf(ifNoneMatch);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag.toString())
            .cacheControl(CacheControl.noCache());
    return known
        ? answer.build()
        : answer
            .contentType(ATOM)
            .body(AtomFeed.of(self, found.changedAt(), found.events().get(), addresses, language));
  }

  /** Always written alike, so that one feed has one id, however it was asked for. */
  private static String self(Asked asked, Language language) {
    UriComponentsBuilder self = UriComponentsBuilder.fromPath(PATH);
    add(self, "programme", asked.programme());
    add(self, "stage", asked.stage());
    add(self, "series", asked.series());
    add(self, "district", asked.district());
    add(self, "format", asked.format());
    add(self, "attendance", asked.attendance());
    return self.queryParam("lang", language.tag()).toUriString();
  }

  private static void add(UriComponentsBuilder self, String name, @Nullable String value) {
    if (value != null) {
      self.queryParam(name, value);
    }
  }
}
