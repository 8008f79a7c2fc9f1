package city.participation.events.event.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.content.Documentation;
import city.participation.events.content.Texts;
import city.participation.events.event.DocumentEvent;
import city.participation.events.event.OpenRegistration;
import city.participation.events.event.web.StepRequests.DocumentationBody;
import city.participation.events.event.web.StepRequests.Opening;
import city.participation.events.event.web.StepRequests.Step;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What staff do by hand of what an event goes through; it begins and ends by itself. */
@RestController
@RequestMapping(path = "/api/events/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Holding")
class HoldingController {

  private static final Step NOTHING_SAID = new Step(null, null);
  private static final Opening AS_PLANNED = new Opening(null, null, null);

  private final OpenRegistration registration;
  private final DocumentEvent document;
  private final StaffSteps steps;

  HoldingController(OpenRegistration registration, DocumentEvent document, StaffSteps steps) {
    this.registration = registration;
    this.document = document;
    this.steps = steps;
  }

  @PostMapping(path = "/registration-opening")
  @Operation(
      operationId = "openRegistration",
      summary = "Open registration now",
      description =
          "Before its date, or once more after it was closed: then with a reason, and until a time"
              + " that is still to come.")
  ResponseEntity<EventReceipt> open(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Opening request) {
    Checked body = new Checked();
    Opening step = request == null ? AS_PLANNED : request;
    Instant closesAt = step.closesAt() == null ? null : body.moment("/closesAt", step.closesAt());
    String reason = StaffSteps.optionalReason(body, step.reason());
    return steps.take(
        body,
        caller,
        step.office(),
        ifMatch,
        key,
        (person, version, its) -> registration.open(id, person, version, its, closesAt, reason));
  }

  @PostMapping(path = "/registration-closing")
  @Operation(
      operationId = "closeRegistration",
      summary = "Close registration now",
      description = "Before its date.")
  ResponseEntity<EventReceipt> close(
      @PathVariable String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody(required = false) @Nullable Step request) {
    Checked body = new Checked();
    Step step = request == null ? NOTHING_SAID : request;
    String reason = StaffSteps.optionalReason(body, step.reason());
    return steps.take(
        body,
        caller,
        step.office(),
        ifMatch,
        key,
        (person, version, its) -> registration.close(id, person, version, its, reason));
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
    String reason = StaffSteps.optionalReason(body, request.reason());
    return steps.take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (person, version, its) ->
            document.document(
                id,
                person,
                version,
                its,
                new Documentation(
                    minutes, minutesUrl, attendance, Objects.requireNonNull(results), ideas),
                reason));
  }
}
