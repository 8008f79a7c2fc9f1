package city.participation.events.event.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.events.RequestKey;
import city.participation.events.TaggedRead;
import city.participation.events.ViewTag;
import city.participation.events.event.EventView;
import city.participation.events.event.Outcome;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers a POST with its receipt, as it came about or was kept; all else with what is there. */
@Component("eventAnswers")
class Answers {

  /** A receipt with what goes into the headers, as it is kept under an idempotency key. */
  record Kept(int status, String tag, EventReceipt receipt) {}

  private final JsonMapper json;

  /** For answers that another version of this service has kept. */
  private final JsonMapper lenient;

  Answers(JsonMapper json) {
    this.json = json;
    this.lenient =
        json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Nullable RequestKey<EventView> key(@Nullable IdempotencyKey key, HttpStatus success) {
    return key == null
        ? null
        : new RequestKey<>(
            key.value(), key.fingerprint(), event -> json.writeValueAsString(kept(event, success)));
  }

  ResponseEntity<EventReceipt> of(Outcome outcome, HttpStatus success) {
    Kept answer =
        switch (outcome) {
          case Outcome.Done(EventView event) -> kept(event, success);
          case Outcome.Repeated(String kept) -> lenient.readValue(kept, Kept.class);
          case Outcome.Refused(var why) -> throw Refusals.problem(why);
        };
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status()).header(HttpHeaders.ETAG, answer.tag());
    if (answer.status() == HttpStatus.CREATED.value()) {
      response.location(URI.create("/api/events/" + answer.receipt().id()));
    }
    return response.body(answer.receipt());
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

  private static Kept kept(EventView event, HttpStatus success) {
    EventReceipt receipt = EventReceipt.of(event);
    return new Kept(success.value(), ViewTag.of(event.version(), receipt).toString(), receipt);
  }
}
