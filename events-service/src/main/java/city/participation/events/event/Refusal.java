package city.participation.events.event;

import city.participation.events.programme.ProgrammeStatus;
import java.time.Instant;
import java.util.List;

/** Why nothing was done. */
public sealed interface Refusal {

  /** No such event, or none that this person may know of. */
  record NotFound() implements Refusal {}

  /** Not in this status; what is allowed can be done. */
  record WrongState(EventStatus status, List<Action> allowed) implements Refusal {}

  /** Somebody changed the event since it was read. */
  record Stale(long currentVersion) implements Refusal {}

  /** Something in the plan or content cannot be so, whatever is said beside it. */
  record Flawed(String pointer, Flaw flaw) implements Refusal {}

  /** What can be wrong with one value. */
  enum Flaw {
    UNKNOWN_PROGRAMME,
    UNKNOWN_STAGE,
    NOT_AFTER_START,
    TOO_LONG_FOR_AN_EVENT,
    TOO_FAR_AWAY,
    NO_VENUE_ONLINE,
    NO_LINK_ON_SITE,
    NOT_AFTER_OPENING,
    NOT_BEFORE_START,
    ALREADY_OVER,
    NEEDS_REASON,
    CO_HOST_NOT_ACCREDITED,
    /** In the programme or its stage, as one that hosts. */
    CO_HOST_NOT_ENGAGED,
    IDEA_NOT_PUBLISHED
  }

  /** As far as we have heard, these must not be named where others read of it. */
  record Unlinked(String programmeId, List<Flawed> flaws) implements Refusal {}

  /** Scheduled without what people need to know to come; by the names that requests have for it. */
  record Incomplete(List<String> missing) implements Refusal {}

  /** What is scheduled has not ended. */
  record Over() implements Refusal {}

  /** Its programme is not announced yet, or closed. */
  record ProgrammeTakesNone(ProgrammeStatus status) implements Refusal {}

  record OutsideStage(String stage, Instant opensAt, Instant closesAt) implements Refusal {}

  /** These have its venue or staff at that time. */
  record Taken(List<Clash> clashes) implements Refusal {}

  /** Once it is scheduled this changes only by rescheduling, with a reason; or never. */
  record Fixed(List<String> names) implements Refusal {}

  /** Who acts for the city says for which of its offices. */
  record OfficeMissing() implements Refusal {}

  /** The timeline of one event is full. */
  record TooManyChanges(int limit) implements Refusal {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements Refusal {}
}
