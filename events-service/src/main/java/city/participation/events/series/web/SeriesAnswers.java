package city.participation.events.series.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.events.Receipts;
import city.participation.events.RequestKey;
import city.participation.events.series.Outcome;
import city.participation.events.series.Refusal;
import city.participation.events.series.Refusal.Flaw;
import city.participation.events.series.SeriesView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a POST with its receipt, as it came about or was kept. */
@Component
class SeriesAnswers {

  private final Receipts<SeriesView, SeriesReceipt> receipts;

  SeriesAnswers(JsonMapper json) {
    this.receipts =
        new Receipts<>(
            json,
            SeriesReceipt.class,
            SeriesView::version,
            SeriesReceipt::of,
            receipt -> "/api/events/series/" + receipt.id());
  }

  @Nullable RequestKey<SeriesView> key(@Nullable IdempotencyKey key, HttpStatus success) {
    return receipts.key(key, success);
  }

  ResponseEntity<SeriesReceipt> of(Outcome outcome, HttpStatus success) {
    return switch (outcome) {
      case Outcome.Done(SeriesView series) -> receipts.done(series, success);
      case Outcome.Repeated(String kept) -> receipts.repeated(kept);
      case Outcome.Previewed nothing -> throw new IllegalStateException("A preview makes nothing");
      case Outcome.Refused(var why) -> throw problem(why);
    };
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
