package city.participation.partners.engagement.web;

import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.problem.Problem;
import city.participation.partners.ViewTag;
import city.participation.partners.engagement.EngagementView;
import city.participation.partners.engagement.Outcome;
import city.participation.partners.engagement.Refusal;
import city.participation.partners.engagement.RequestKey;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers a POST with its receipt: as it came about, or as it was kept. */
@Component("engagementAnswers")
class Answers {

  /** A receipt with what goes into the headers, as it is kept under an idempotency key. */
  record Kept(int status, String tag, EngagementReceipt receipt) {}

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
            engagement -> json.writeValueAsString(kept(engagement, success)));
  }

  /** Of a step that was or was not taken. */
  ResponseEntity<EngagementReceipt> ofStep(Outcome outcome) {
    return of(outcome, HttpStatus.OK, Refusals::problem);
  }

  ResponseEntity<EngagementReceipt> ofProposal(Outcome outcome) {
    return of(outcome, HttpStatus.CREATED, Refusals::ofProposal);
  }

  private ResponseEntity<EngagementReceipt> of(
      Outcome outcome, HttpStatus success, Function<Refusal, Problem> problem) {
    Kept answer =
        switch (outcome) {
          case Outcome.Done(EngagementView engagement) -> kept(engagement, success);
          case Outcome.Repeated(String kept) -> lenient.readValue(kept, Kept.class);
          case Outcome.Refused(var why) -> throw problem.apply(why);
        };
    ResponseEntity.BodyBuilder response =
        ResponseEntity.status(answer.status()).header(HttpHeaders.ETAG, answer.tag());
    if (answer.status() == HttpStatus.CREATED.value()) {
      response.location(URI.create("/api/engagements/" + answer.receipt().id()));
    }
    return response.body(answer.receipt());
  }

  private static Kept kept(EngagementView engagement, HttpStatus success) {
    EngagementReceipt receipt = EngagementReceipt.of(engagement);
    return new Kept(success.value(), ViewTag.of(engagement.version(), receipt).toString(), receipt);
  }
}
