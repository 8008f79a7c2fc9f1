package city.participation.events.programme.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.events.Receipts;
import city.participation.events.RequestKey;
import city.participation.events.TaggedRead;
import city.participation.events.programme.Outcome;
import city.participation.events.programme.ProgrammeView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a POST with its receipt, as it came about or was kept; all else with what is there. */
@Component
class Answers {

  private final Receipts<ProgrammeView, ProgrammeReceipt> receipts;

  Answers(JsonMapper json) {
    this.receipts =
        new Receipts<>(
            json,
            ProgrammeReceipt.class,
            ProgrammeView::version,
            ProgrammeReceipt::of,
            receipt -> "/api/programmes/" + receipt.id());
  }

  @Nullable RequestKey<ProgrammeView> key(@Nullable IdempotencyKey key, HttpStatus success) {
    return receipts.key(key, success);
  }

  ResponseEntity<ProgrammeReceipt> of(Outcome outcome, HttpStatus success) {
    return switch (outcome) {
      case Outcome.Done(ProgrammeView programme) -> receipts.done(programme, success);
      case Outcome.Repeated(String kept) -> receipts.repeated(kept);
      case Outcome.Refused(var why) -> throw Refusals.problem(why);
    };
  }

  /** What has no idempotency key is answered with what it has made of the programme. */
  ResponseEntity<ProgrammeResponse> amended(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(ProgrammeView programme) ->
          TaggedRead.answer(programme.version(), ProgrammeResponse.of(programme), null);
      case Outcome.Repeated unkeyed ->
          throw new IllegalStateException("An amendment has no idempotency key");
      case Outcome.Refused(var why) -> throw Refusals.problem(why);
    };
  }
}
