package city.participation.events.event.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.content.Documentation;
import city.participation.events.content.Texts;
import city.participation.events.event.DocumentEvent;
import city.participation.events.event.web.StepRequests.DocumentationBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff tell of an event that was held. */
@RestController
@RequestMapping(path = "/api/events/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Holding")
class DocumentationController {

  private final DocumentEvent document;
  private final StaffSteps steps;

  DocumentationController(DocumentEvent document, StaffSteps steps) {
    this.document = document;
    this.steps = steps;
  }

  @PostMapping(path = "/documentation", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "documentEvent",
      summary = "Tell what came of an event",
      description =
          "Once it was held: results, the minutes as a text or behind a link, how many were there,"
              + " and which ideas were recorded.")
  ResponseEntity<EventReceipt> document(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody DocumentationBody request) {
    Checked body = new Checked();
    Supplier<Documentation> told = read(body, request);
    String reason = StaffSteps.optionalReason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) -> document.document(id, person, version, its, told.get(), reason));
  }

  @PostMapping(path = "/correction", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "correctEvent",
      summary = "Correct what was told of an event",
      description =
          "Once it is documented, as a whole and with a reason, which the timeline keeps. Ideas that"
              + " were recorded keep that they came up here, also if they are left out.")
  ResponseEntity<EventReceipt> correct(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody DocumentationBody request) {
    Checked body = new Checked();
    Supplier<Documentation> told = read(body, request);
    String reason = StaffSteps.reason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            document.correct(id, person, version, its, told.get(), Objects.requireNonNull(reason)));
  }

  /** To be taken once nothing was found to be wrong. */
  private static Supplier<Documentation> read(Checked body, DocumentationBody request) {
    Texts results =
        body.texts(
            "/results",
            request.results(),
            Documentation.RESULTS_MIN,
            Documentation.RESULTS_MAX,
            true);
    Texts minutes =
        request.minutes() == null
            ? null
            : body.texts(
                "/minutes",
                request.minutes(),
                Documentation.MINUTES_MIN,
                Documentation.MINUTES_MAX,
                false);
    String minutesUrl =
        request.minutesUrl() == null
            ? null
            : body.form(
                "/minutesUrl",
                request.minutesUrl(),
                Documentation.URL_MAX,
                it -> Checked.isLink(it, Set.of("https")),
                "no-https-address");
    if ((request.minutes() == null) == (request.minutesUrl() == null)) {
      body.wrong("/minutes", "text-or-link");
    }
    Integer attendance = request.attendance();
    if (attendance != null && (attendance < 0 || attendance > Documentation.ATTENDANCE_MAX)) {
      body.wrong("/attendance", "out-of-range", 0, Documentation.ATTENDANCE_MAX);
    }
    List<String> ideas = EventBody.ids(body, "/ideas", request.ideas(), Documentation.IDEAS_MOST);
    return () ->
        new Documentation(minutes, minutesUrl, attendance, Objects.requireNonNull(results), ideas);
  }
}
