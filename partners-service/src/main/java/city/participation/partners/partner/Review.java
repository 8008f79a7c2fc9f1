package city.participation.partners.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application or renewal that is being decided on.
 *
 * @param openedAt when it reached the city; by this work lists are sorted
 * @param reviewer who of the staff leads it; null while nobody does, and when they were forgotten
 * @param request what the applicant is or was last asked
 * @param recommendation what the reviewer has put before somebody else
 * @param overdueSince when the day for an answer had passed without one
 */
public record Review(
    boolean renewal,
    Stage stage,
    Instant openedAt,
    @Nullable String reviewer,
    @Nullable InformationRequest request,
    @Nullable Recommendation recommendation,
    @Nullable Instant overdueSince) {

  public static final int QUESTIONS_MOST = 10;
  public static final int QUESTION_MIN = 5;
  public static final int QUESTION_MAX = 500;

  /** How far the review has come. */
  public enum Stage {
    /** Nobody has taken it up. */
    WAITING,
    IN_REVIEW,
    INFO_REQUESTED,
    /** Somebody else has to approve. */
    RECOMMENDED
  }

  /** Questions for the applicant, and until when an answer is expected. */
  public record InformationRequest(List<String> questions, LocalDate dueOn) {}

  /** What the reviewer thinks best. */
  public record Recommendation(Verdict verdict, String reason) {}

  /** How a review can end. */
  public enum Verdict {
    ACCREDIT,
    REJECT
  }

  static Review opened(boolean renewal, Instant now) {
    return new Review(renewal, Stage.WAITING, now, null, null, null, null);
  }

  Review takenUpBy(String person) {
    return new Review(renewal, Stage.IN_REVIEW, openedAt, person, request, null, overdueSince);
  }

  Review asking(InformationRequest questions) {
    return new Review(renewal, Stage.INFO_REQUESTED, openedAt, reviewer, questions, null, null);
  }

  /** Back with the reviewer, in time or late. */
  Review answered() {
    return new Review(renewal, Stage.IN_REVIEW, openedAt, reviewer, request, null, null);
  }

  /** Back with the reviewer, who need not wait any longer; a late answer is still welcome. */
  Review unanswered(Instant now) {
    return new Review(renewal, Stage.IN_REVIEW, openedAt, reviewer, request, null, now);
  }

  /** Back with the reviewer, returned by the approver. */
  Review resumed() {
    return new Review(renewal, Stage.IN_REVIEW, openedAt, reviewer, request, null, overdueSince);
  }

  Review recommending(Recommendation what) {
    return new Review(renewal, Stage.RECOMMENDED, openedAt, reviewer, request, what, overdueSince);
  }

  /** When an answer that is awaited comes too late: as its last day ends. */
  @Nullable Instant answerDue() {
    return stage == Stage.INFO_REQUESTED && request != null
        ? request.dueOn().plusDays(1).atStartOfDay(Accreditation.ZONE).toInstant()
        : null;
  }

  /** Whether the applicant may answer: as long as nobody has made up their mind. */
  boolean isAnswerable() {
    return stage == Stage.INFO_REQUESTED || (stage == Stage.IN_REVIEW && overdueSince != null);
  }

  /**
   * What somebody recommended whom nobody remembers counts no more: whoever approves it could be
   * the same person.
   */
  Review forgetting(String person) {
    if (!person.equals(reviewer)) {
      return this;
    }
    Stage after = stage == Stage.RECOMMENDED ? Stage.IN_REVIEW : stage;
    return new Review(renewal, after, openedAt, null, request, null, overdueSince);
  }

  boolean losesItsRecommendationWith(String person) {
    return stage == Stage.RECOMMENDED && person.equals(reviewer);
  }

  boolean isLedBy(Person person) {
    return person.id().equals(reviewer);
  }

  boolean recommends(Verdict verdict) {
    return recommendation != null && recommendation.verdict() == verdict;
  }

  /** What the partner is called while no term runs. */
  PartnerStatus status() {
    return switch (stage) {
      case WAITING -> renewal ? PartnerStatus.IN_REVIEW : PartnerStatus.APPLIED;
      case IN_REVIEW, RECOMMENDED -> PartnerStatus.IN_REVIEW;
      case INFO_REQUESTED -> PartnerStatus.INFO_REQUESTED;
    };
  }
}
