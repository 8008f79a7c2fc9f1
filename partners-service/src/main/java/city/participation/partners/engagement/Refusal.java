package city.participation.partners.engagement;

import java.util.List;

/** Why nothing was done. */
public sealed interface Refusal {

  /** No such engagement, or none that this person may know of. */
  record NotFound() implements Refusal {}

  /** Somebody else speaks for that partner, if there is one. */
  record NotYours() implements Refusal {}

  /** Nobody of the staff decides on what their own organisation proposes, or they did. */
  record OwnOrganisation() implements Refusal {}

  /** No such programme, or none that this person may know of. */
  record UnknownProgramme() implements Refusal {}

  record UnknownStage() implements Refusal {}

  record ProgrammeOver() implements Refusal {}

  /** The partner's accreditation does not run. */
  record NotAccredited() implements Refusal {}

  /** The same is proposed or agreed already. */
  record AlreadyOpen() implements Refusal {}

  /** Not in this status; this person can do what is allowed. */
  record WrongState(EngagementStatus status, List<Action> allowed) implements Refusal {}

  /** Somebody changed the engagement since it was read. */
  record Stale(long currentVersion) implements Refusal {}

  /** Who acts for the city says for which of its offices. */
  record OfficeMissing() implements Refusal {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements Refusal {}
}
