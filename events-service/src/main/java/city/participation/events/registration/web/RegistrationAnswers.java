package city.participation.events.registration.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.events.RequestKey;
import city.participation.events.ViewTag;
import city.participation.events.registration.Outcome;
import city.participation.events.registration.RegistrationView;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers a POST with its receipt, as it came about or was kept. */
@Component
class RegistrationAnswers {

  /** A receipt with its entity tag, as it is kept under an idempotency key. */
  record Kept(String tag, RegistrationReceipt receipt) {}

  private final JsonMapper json;

  /** For answers that another version of this service has kept. */
  private final JsonMapper lenient;

  RegistrationAnswers(JsonMapper json) {
    this.json = json;
    this.lenient =
        json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Nullable RequestKey<RegistrationView> key(@Nullable IdempotencyKey key) {
    return key == null
        ? null
        : new RequestKey<>(key.value(), key.fingerprint(), it -> json.writeValueAsString(kept(it)));
  }

  ResponseEntity<RegistrationReceipt> of(Outcome outcome, HttpStatus success) {
    Kept answer =
        switch (outcome) {
          case Outcome.Done(RegistrationView registration) -> kept(registration);
          case Outcome.Repeated(String kept) -> lenient.readValue(kept, Kept.class);
          case Outcome.Refused(var why) -> throw Refusals.problem(why);
        };
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(success).header(HttpHeaders.ETAG, answer.tag());
    if (success == HttpStatus.CREATED) {
      RegistrationReceipt receipt = answer.receipt();
      response.location(
          URI.create("/api/events/" + receipt.eventId() + "/registrations/" + receipt.id()));
    }
    return response.body(answer.receipt());
  }

  private static Kept kept(RegistrationView registration) {
    RegistrationReceipt receipt = RegistrationReceipt.of(registration);
    return new Kept(ViewTag.of(registration.version(), receipt).toString(), receipt);
  }
}
