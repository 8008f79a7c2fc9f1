package city.participation.events.registration;

import city.participation.events.registration.RegistrationView.Action;
import java.util.List;

/** Why nothing was done. */
public sealed interface Refusal {

  /** No such event or registration, or none that this person may know of. */
  record NotFound() implements Refusal {}

  /** Nobody can register now. */
  record RegistrationClosed() implements Refusal {}

  /** No seats are left, and there is no queue. */
  record Full() implements Refusal {}

  /** There are not so many seats at all. */
  record PartyTooLarge(long seats) implements Refusal {}

  /** The person has an open registration already. */
  record AlreadyRegistered(String registrationId) implements Refusal {}

  /** The event is not attended in this mode, or in several, of which none was chosen. */
  record OtherMode(boolean missing) implements Refusal {}

  record TooManyCompanions(int most) implements Refusal {}

  /** {@code at}: which of the given answers, from 0. */
  record UnknownQuestion(int at) implements Refusal {}

  record AnsweredTwice(int at) implements Refusal {}

  record WrongAnswer(int at) implements Refusal {}

  record AnswerMissing(String question) implements Refusal {}

  /** Not in this status; what is allowed can be done. */
  record WrongState(RegistrationStatus status, List<Action> allowed) implements Refusal {}

  /** Somebody changed the registration since it was read. */
  record Stale(long currentVersion) implements Refusal {}

  /** It was not accepted in time. */
  record OfferOver() implements Refusal {}

  /** The event has begun, or is over. */
  record EventBegun() implements Refusal {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements Refusal {}
}
