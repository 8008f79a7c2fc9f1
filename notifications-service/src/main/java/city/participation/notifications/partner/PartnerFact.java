package city.participation.notifications.partner;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What happened to a partner, as far as it concerns us. */
public sealed interface PartnerFact {

  /** A step of the partner itself, of which all who act for it are told. */
  sealed interface Step extends PartnerFact {

    /** Who applied, and is told as long as no member is known. */
    String applicant();
  }

  /** {@code renewal}: for another term of a partner that was accredited before. */
  record PartnerApplied(String applicant, boolean renewal, Instant at) implements Step {}

  /** {@code dueOn}: the last day for an answer. */
  record PartnerInfoRequested(String applicant, LocalDate dueOn) implements Step {}

  /** The city is at it. */
  record PartnerReviewStarted(String applicant) implements Step {}

  /** The day for an answer has passed: from now on the city has to act again. */
  record PartnerAnswerOverdue(String applicant, LocalDate dueOn) implements Step {}

  /** From now on the city has to act again. */
  record PartnerInfoProvided(String applicant) implements Step {}

  /** From now on its name is public. */
  record PartnerAccredited(String applicant, String name, LocalDate until, boolean renewal)
      implements Step {}

  /** {@code until}: the last day of a term that runs on although its renewal was rejected. */
  record PartnerRejected(String applicant, @Nullable LocalDate until) implements Step {}

  record PartnerSuspended(String applicant) implements Step {}

  record PartnerReinstated(String applicant, LocalDate until) implements Step {}

  record PartnerExpiring(String applicant, LocalDate until, boolean renewalRequested)
      implements Step {}

  record PartnerExpired(String applicant, LocalDate until) implements Step {}

  record PartnerWithdrawn(String applicant) implements Step {}

  /**
   * Somebody is to act for the partner.
   *
   * @param invitee who that is, if already known here
   * @param until the last day to accept
   */
  record MemberInvited(String invitation, @Nullable String invitee, LocalDate until)
      implements PartnerFact {}

  /** What somebody known was invited to is over before they used it. */
  record MemberInvitationRevoked(String invitee) implements PartnerFact {}

  /** Somebody acts for the partner now, or does so in another role. */
  record MemberActivated(String member, boolean owner) implements PartnerFact {}

  /** {@code erased}: because the person had their data erased. */
  record MemberRevoked(String member, boolean erased) implements PartnerFact {}
}
