package city.participation.events.series.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.events.RequestKey;
import city.participation.events.ViewTag;
import city.participation.events.series.Outcome;
import city.participation.events.series.Refusal;
import city.participation.events.series.Refusal.Flaw;
import city.participation.events.series.SeriesView;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers a POST with its receipt, as it came about or was kept. */
@Component
class SeriesAnswers {

  /** A receipt with what goes into the headers, as it is kept under an idempotency key. */
  record Kept(int status, String tag, SeriesReceipt receipt) {}

  private final JsonMapper json;

  /** For answers that another version of this service has kept. */
  private final JsonMapper lenient;

  SeriesAnswers(JsonMapper json) {
    this.json = json;
    this.lenient =
        json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Nullable RequestKey<SeriesView> key(@Nullable IdempotencyKey key, HttpStatus success) {
    return key == null
        ? null
        : new RequestKey<>(
            key.value(),
            key.fingerprint(),
            series -> json.writeValueAsString(kept(series, success)));
  }

  ResponseEntity<SeriesReceipt> of(Outcome outcome, HttpStatus success) {
    Kept answer =
        switch (outcome) {
          case Outcome.Done(SeriesView series) -> kept(series, success);
          case Outcome.Repeated(String kept) -> lenient.readValue(kept, Kept.class);
          case Outcome.Previewed nothing ->
              throw new IllegalStateException("A preview makes nothing");
          case Outcome.Refused(var why) -> throw problem(why);
        };
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status()).header(HttpHeaders.ETAG, answer.tag());
    if (answer.status() == HttpStatus.CREATED.value()) {
      response.location(URI.create("/api/events/series/" + answer.receipt().id()));
    }
    return response.body(answer.receipt());
  }

  private static Kept kept(SeriesView series, HttpStatus success) {
    SeriesReceipt receipt = SeriesReceipt.of(series);
    return new Kept(success.value(), ViewTag.of(series.version(), receipt).toString(), receipt);
  }

  static Problem problem(Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotFound() -> Problem.notFound();
      case Refusal.Flawed(String pointer, Flaw flaw) ->
          Problem.invalid().withField(pointer, code(flaw));
      case Refusal.NoDraft() -> Problem.of(HttpStatus.CONFLICT, "no-draft-for-series");
      case Refusal.Incomplete(List<String> missing) ->
          Problem.of(HttpStatus.CONFLICT, "event-incomplete").withProperty("missing", missing);
      case Refusal.Ended() -> Problem.of(HttpStatus.CONFLICT, "series-ended");
      case Refusal.Stale(long current) ->
          Problem.of(HttpStatus.PRECONDITION_FAILED, "stale")
              .withHeader(HttpHeaders.ETAG, "\"" + current + "\"");
      case Refusal.KeyReused() ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    };
  }

  private static String code(Flaw flaw) {
    return switch (flaw) {
      case NO_RULE -> "no-rule";
      case COUNT_OR_UNTIL -> "count-or-until";
      case TOO_MANY -> "series-too-many";
      case TOO_LONG -> "series-too-long";
      case MISSES_START -> "rule-misses-start";
      case NO_OCCURRENCE -> "no-occurrence";
      case REPEATED -> "repeated";
      case PAST -> "already-over";
      case EMPTY -> "series-empty";
      case OFFICE_MISSING -> "office-missing";
    };
  }
}
