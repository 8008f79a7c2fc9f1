package city.participation.events.event.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.events.Receipts;
import city.participation.events.RequestKey;
import city.participation.events.TaggedRead;
import city.participation.events.event.EventView;
import city.participation.events.event.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers a POST with its receipt, as it came about or was kept; all else with what is there. */
@Component("eventAnswers")
class Answers {

  private final Receipts<EventView, EventReceipt> receipts;

  Answers(JsonMapper json) {
    this.receipts =
        new Receipts<>(
            json,
            EventReceipt.class,
            EventView::version,
            EventReceipt::of,
            receipt -> "/api/events/" + receipt.id());
  }

  @Nullable RequestKey<EventView> key(@Nullable IdempotencyKey key, HttpStatus success) {
    return receipts.key(key, success);
  }

  ResponseEntity<EventReceipt> of(Outcome outcome, HttpStatus success) {
    return switch (outcome) {
      case Outcome.Done(EventView event) -> receipts.done(event, success);
      case Outcome.Repeated(String kept) -> receipts.repeated(kept);
      case Outcome.Refused(var why) -> throw Refusals.problem(why);
    };
  }

  /** What has no idempotency key is answered with what it has made of the event. */
  ResponseEntity<EventResponse> amended(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(EventView event) ->
          TaggedRead.answer(event.version(), EventResponse.of(event), null);
      case Outcome.Repeated unkeyed ->
          throw new IllegalStateException("An amendment has no idempotency key");
      case Outcome.Refused(var why) -> throw Refusals.problem(why);
    };
  }
}
