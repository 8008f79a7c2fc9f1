package city.participation.events.programme.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.events.RequestKey;
import city.participation.events.TaggedRead;
import city.participation.events.ViewTag;
import city.participation.events.programme.Outcome;
import city.participation.events.programme.ProgrammeView;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers a POST with its receipt, as it came about or was kept; all else with what is there. */
@Component
class Answers {

  /** A receipt with what goes into the headers, as it is kept under an idempotency key. */
  record Kept(int status, String tag, ProgrammeReceipt receipt) {}

  private final JsonMapper json;

  /** For answers that another version of this service has kept. */
  private final JsonMapper lenient;

  Answers(JsonMapper json) {
    this.json = json;
    this.lenient =
        json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Nullable RequestKey<ProgrammeView> key(@Nullable IdempotencyKey key, HttpStatus success) {
    return key == null
        ? null
        : new RequestKey<>(
            key.value(),
            key.fingerprint(),
            programme -> json.writeValueAsString(kept(programme, success)));
  }

  ResponseEntity<ProgrammeReceipt> of(Outcome outcome, HttpStatus success) {
    Kept answer =
        switch (outcome) {
          case Outcome.Done(ProgrammeView programme) -> kept(programme, success);
          case Outcome.Repeated(String kept) -> lenient.readValue(kept, Kept.class);
          case Outcome.Refused(var why) -> throw Refusals.problem(why);
        };
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status()).header(HttpHeaders.ETAG, answer.tag());
    if (answer.status() == HttpStatus.CREATED.value()) {
      response.location(URI.create("/api/programmes/" + answer.receipt().id()));
    }
    return response.body(answer.receipt());
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

  private static Kept kept(ProgrammeView programme, HttpStatus success) {
    ProgrammeReceipt receipt = ProgrammeReceipt.of(programme);
    return new Kept(success.value(), ViewTag.of(programme.version(), receipt).toString(), receipt);
  }
}
