package city.participation.partners.partner.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.partners.ViewTag;
import city.participation.partners.partner.Outcome;
import city.participation.partners.partner.PartnerView;
import city.participation.partners.partner.RequestKey;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers a POST with its receipt: as it came about, or as it was kept. */
@Component
class Answers {

  /** A receipt with what goes into the headers, as it is kept under an idempotency key. */
  record Kept(int status, String tag, PartnerReceipt receipt) {}

  private final JsonMapper json;

  /** For answers that another version of this service has kept. */
  private final JsonMapper lenient;

  Answers(JsonMapper json) {
    this.json = json;
    this.lenient =
        json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  @Nullable RequestKey key(@Nullable IdempotencyKey key, HttpStatus success) {
    return key == null
        ? null
        : new RequestKey(
            key.value(),
            key.fingerprint(),
            partner -> json.writeValueAsString(kept(partner, success)));
  }

  ResponseEntity<PartnerReceipt> of(Outcome outcome, HttpStatus success) {
    Kept answer =
        switch (outcome) {
          case Outcome.Done(PartnerView partner) -> kept(partner, success);
          case Outcome.Repeated(String kept) -> lenient.readValue(kept, Kept.class);
          case Outcome.Refused(var why) -> throw Refusals.problem(why);
        };
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status()).header(HttpHeaders.ETAG, answer.tag());
    if (answer.status() == HttpStatus.CREATED.value()) {
      response.location(URI.create("/api/partners/" + answer.receipt().id()));
    }
    return response.body(answer.receipt());
  }

  private static Kept kept(PartnerView partner, HttpStatus success) {
    PartnerReceipt receipt = PartnerReceipt.of(partner);
    return new Kept(success.value(), ViewTag.of(partner.version(), receipt).toString(), receipt);
  }
}
