package city.participation.events.series.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.People;
import city.participation.events.TaggedRead;
import city.participation.events.ViewTag;
import city.participation.events.programme.Person;
import city.participation.events.series.Outcome;
import city.participation.events.series.PlanSeries;
import city.participation.events.series.SeriesPlan;
import city.participation.events.series.SeriesView;
import city.participation.events.series.web.SeriesRequest.End;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For staff who hold something every week. */
@RestController
@RequestMapping(path = "/api/events", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Series")
class SeriesController {

  private final PlanSeries series;
  private final SeriesAnswers answers;

  SeriesController(PlanSeries series, SeriesAnswers answers) {
    this.series = series;
    this.answers = answers;
  }

  @PostMapping(path = "/{id}/series/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "previewSeries",
      summary = "Look when the events of a series would be",
      description = "Staff and administrators. Nothing is kept.")
  ResponseEntity<SeriesResponse.Preview> preview(
      @PathVariable String id, Caller caller, @RequestBody SeriesRequest request) {
    Checked body = new Checked();
    Person person = body.person(caller, request.office());
    return switch (series.preview(id, request.plan(body), person)) {
      case Outcome.Previewed(var starts) -> ResponseEntity.ok(new SeriesResponse.Preview(starts));
      case Outcome.Refused(var why) -> throw SeriesAnswers.problem(why);
      case Outcome.Done done -> throw new IllegalStateException("A preview makes nothing");
      case Outcome.Repeated unkeyed ->
          throw new IllegalStateException("A preview has no idempotency key");
    };
  }

  @PostMapping(path = "/{id}/series", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "planSeries",
      summary = "Plan a series from a draft",
      description =
          "Staff and administrators. Soon after each of its events is there and scheduled, an event"
              + " like any other: moved, cancelled and changed alone. What cannot be scheduled,"
              + " because its venue or staff are taken, stays a draft. The draft it is planned from"
              + " stays as it is.")
  @ApiResponse(responseCode = "201", description = "Planned", useReturnTypeSchema = true)
  ResponseEntity<SeriesReceipt> plan(
      @PathVariable String id,
      Caller caller,
      @Nullable IdempotencyKey key,
      @RequestBody SeriesRequest request) {
    Checked body = new Checked();
    Person person = body.person(caller, request.office());
    SeriesPlan plan = request.plan(body);
    return answers.of(
        series.plan(id, plan, person, answers.key(key, HttpStatus.CREATED)), HttpStatus.CREATED);
  }

  @GetMapping("/series/{series}")
  @Operation(
      operationId = "showSeries",
      summary = "Show a series",
      description =
          "Staff and administrators, with what is in the way of its events. The public finds them in"
              + " the list of events, by the filter series.")
  ResponseEntity<SeriesResponse> show(
      @PathVariable("series") String id,
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
          @Nullable String ifNoneMatch) {
    SeriesView found = visible(id, People.person(caller, null));
    return TaggedRead.answer(found.version(), SeriesResponse.of(found), ifNoneMatch);
  }

  @PostMapping(path = "/series/{series}/cancellation", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      operationId = "cancelSeries",
      summary = "Call off what is left of a series",
      description =
          "Staff and administrators, with a reason. Each event that has not begun is cancelled, each"
              + " draft of it dropped.")
  ResponseEntity<SeriesReceipt> cancel(
      @PathVariable("series") String id,
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      @RequestBody End request) {
    Checked body = new Checked();
    Person person = body.person(caller, request.office());
    String reason = body.paragraphs("/reason", request.reason(), End.WORDS_MIN, End.WORDS_MAX);
    body.complain();
    return answers.of(
        series.end(
            id,
            ViewTag.version(ifMatch),
            person,
            Objects.requireNonNull(reason),
            answers.key(key, HttpStatus.OK)),
        HttpStatus.OK);
  }

  private SeriesView visible(String id, Person person) {
    return series.show(id).filter(it -> person.ofTheCity()).orElseThrow(Problem::notFound);
  }
}
