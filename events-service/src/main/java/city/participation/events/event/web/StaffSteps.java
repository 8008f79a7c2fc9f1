package city.participation.events.event.web;

import city.participation.defaults.http.EntityTag;
import city.participation.defaults.http.IdempotencyKey;
import city.participation.defaults.security.Caller;
import city.participation.events.Checked;
import city.participation.events.RequestKey;
import city.participation.events.ViewTag;
import city.participation.events.event.EventView;
import city.participation.events.event.Outcome;
import city.participation.events.programme.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What every step of staff needs of its request: who for which office, and what they saw. */
@Component("eventStaffSteps")
class StaffSteps {

  interface Step {

    Outcome take(Person person, long version, @Nullable RequestKey<EventView> key);
  }

  private final Answers answers;

  StaffSteps(Answers answers) {
    this.answers = answers;
  }

  /** {@code body}: has read what is special about this step. */
  ResponseEntity<EventReceipt> take(
      Checked body,
      Caller caller,
      @Nullable String office,
      EntityTag ifMatch,
      @Nullable IdempotencyKey key,
      Step step) {
    Person person = body.person(caller, office);
    body.complain();
    return answers.of(
        step.take(person, ViewTag.version(ifMatch), answers.key(key, HttpStatus.OK)),
        HttpStatus.OK);
  }

  static @Nullable String reason(Checked body, @Nullable String reason) {
    return body.paragraphs("/reason", reason, StepRequests.WORDS_MIN, StepRequests.WORDS_MAX);
  }

  static @Nullable String optionalReason(Checked body, @Nullable String reason) {
    return reason == null ? null : reason(body, reason);
  }

  static @Nullable String force(Checked body, @Nullable String force) {
    return force == null
        ? null
        : body.paragraphs("/force", force, StepRequests.WORDS_MIN, StepRequests.WORDS_MAX);
  }
}
