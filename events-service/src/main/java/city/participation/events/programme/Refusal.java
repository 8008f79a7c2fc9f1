package city.participation.events.programme;

import java.time.Instant;
import java.util.List;

/** Why nothing was done. */
public sealed interface Refusal {

  /** No such programme or stage, or none that this person may know of. */
  record NotFound() implements Refusal {}

  /** Not in this status; what is allowed can be done. */
  record WrongState(ProgrammeStatus status, List<Action> allowed) implements Refusal {}

  /** Somebody changed the programme since it was read. */
  record Stale(long currentVersion) implements Refusal {}

  /** Announced without saying how the public takes part. */
  record ConceptMissing() implements Refusal {}

  /** Announced without a stage, or left without one. */
  record StageMissing() implements Refusal {}

  /** Not in this status of the stage. */
  record StageWrongState(StageStatus status) implements Refusal {}

  record StageEndsFirst() implements Refusal {}

  /** A stage that is planned must not have ended. */
  record StageOver(String stage) implements Refusal {}

  record StageTooFar(Instant first, Instant last) implements Refusal {}

  /** Both are meant to be open alone, and would be at a time. */
  record StagesOverlap(String other) implements Refusal {}

  /** What has opened cannot open at another time. */
  record OpeningFixed() implements Refusal {}

  record TooManyStages(int limit) implements Refusal {}

  /** Who has seen an announced programme, and who has not, stays. */
  record AudienceFixed() implements Refusal {}

  /** Who acts for the city says for which of its offices. */
  record OfficeMissing() implements Refusal {}

  /** The timeline of one programme is full. */
  record TooManyChanges(int limit) implements Refusal {}

  /** The idempotency key was used for another request. */
  record KeyReused() implements Refusal {}
}
