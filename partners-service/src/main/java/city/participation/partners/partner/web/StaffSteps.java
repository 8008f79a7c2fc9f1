package city.participation.partners.partner.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.partners.Checked;
import city.participation.partners.ViewTag;
import city.participation.partners.partner.Outcome;
import city.participation.partners.partner.Person;
import city.participation.partners.partner.RequestKey;
import city.participation.partners.partner.web.StepRequests.Reason;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What every step of staff needs of its request: who for which office, and what they saw. */
@Component
class StaffSteps {

  interface Step {
    Outcome take(Person staff, long version, @Nullable RequestKey key);
  }

  private final Answers answers;

  StaffSteps(Answers answers) {
    this.answers = answers;
  }

  /** {@code body}: has read what is special about this step. */
  ResponseEntity<PartnerReceipt> take(
      Checked body,
      Caller caller,
      @Nullable String office,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      Step step) {
    Person staff = body.person(caller, office);
    body.complain();
    return answers.of(
        step.take(staff, ViewTag.version(ifMatch), answers.key(key, HttpStatus.OK)), HttpStatus.OK);
  }

  /** One that needs a reason and nothing else. */
  ResponseEntity<PartnerReceipt> reasoned(
      Caller caller,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      Reason request,
      Function<String, Step> step) {
    Checked body = new Checked();
    String reason = reason(body, request.reason());
    return take(
        body,
        caller,
        request.office(),
        ifMatch,
        key,
        (staff, version, itsKey) ->
            step.apply(Objects.requireNonNull(reason)).take(staff, version, itsKey));
  }

  static @Nullable String reason(Checked body, @Nullable String reason) {
    return body.paragraphs("/reason", reason, StepRequests.WORDS_MIN, StepRequests.WORDS_MAX);
  }

  static <T> @Nullable T required(Checked body, String pointer, @Nullable T value) {
    if (value == null) {
      body.wrong(pointer, "missing");
    }
    return value;
  }
}
