package city.participation.partners.partner;

import city.participation.partners.member.MemberRole;
import city.participation.partners.member.Revocation;
import city.participation.partners.organisation.Organisation;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a partner, for others to know. Its {@code applicant} is who applied or, once
 * they no longer act for it, {@linkplain Partner#spokesperson() somebody who does}.
 */
public sealed interface PartnerFact {

  record PartnerApplied(String partnerId, String applicant, boolean renewal, Instant appliedAt)
      implements PartnerFact {}

  record PartnerInfoRequested(
      String partnerId, String applicant, LocalDate dueOn, Instant requestedAt)
      implements PartnerFact {}

  /**
   * The day for an answer has passed without one; an answer still counts.
   *
   * @param dueOn that day
   */
  record PartnerAnswerOverdue(
      String partnerId, String applicant, LocalDate dueOn, Instant overdueAt)
      implements PartnerFact {}

  /** Somebody of the city is at it, the first of those who may be. */
  record PartnerReviewStarted(
      String partnerId, String applicant, boolean renewal, Instant startedAt)
      implements PartnerFact {}

  record PartnerInfoProvided(String partnerId, String applicant, Instant providedAt)
      implements PartnerFact {}

  /** From now on its name is public. */
  record PartnerAccredited(
      String partnerId,
      String applicant,
      Organisation organisation,
      LocalDate accreditedUntil,
      boolean renewal,
      Instant accreditedAt)
      implements PartnerFact {}

  /**
   * An application or renewal was rejected.
   *
   * @param accreditedUntil of a term that still runs although its renewal was rejected
   */
  record PartnerRejected(
      String partnerId, String applicant, @Nullable LocalDate accreditedUntil, Instant rejectedAt)
      implements PartnerFact {}

  record PartnerSuspended(String partnerId, String applicant, Instant suspendedAt)
      implements PartnerFact {}

  record PartnerReinstated(
      String partnerId, String applicant, LocalDate accreditedUntil, Instant reinstatedAt)
      implements PartnerFact {}

  /**
   * A term nears its end.
   *
   * @param notice which reminder this is, by its days before the end; late after a downtime
   * @param renewalRequested whether a renewal is already being decided on
   */
  record PartnerExpiring(
      String partnerId,
      String applicant,
      LocalDate accreditedUntil,
      int notice,
      boolean renewalRequested)
      implements PartnerFact {}

  record PartnerExpired(
      String partnerId, String applicant, LocalDate accreditedUntil, Instant expiredAt)
      implements PartnerFact {}

  record PartnerWithdrawn(String partnerId, String applicant, Instant withdrawnAt)
      implements PartnerFact {}

  /** What the public may read of a partner whose term runs is different now. */
  record PartnerProfileChanged(
      String partnerId, Organisation organisation, LocalDate accreditedUntil, Instant changedAt)
      implements PartnerFact {}

  /**
   * Somebody may become a member.
   *
   * @param invitee the only person who may use it; null for whoever was given the token
   */
  record MemberInvited(
      String partnerId,
      String invitationId,
      MemberRole role,
      String invitedBy,
      @Nullable String invitee,
      Instant expiresAt,
      Instant invitedAt)
      implements PartnerFact {}

  /** What somebody named was invited to is over before they used it. */
  record MemberInvitationRevoked(
      String partnerId, String invitationId, String invitee, Instant revokedAt)
      implements PartnerFact {}

  /** Somebody became a member, or has another role. */
  record MemberActivated(String partnerId, String member, MemberRole role, Instant activatedAt)
      implements PartnerFact {}

  record MemberRevoked(String partnerId, String member, Revocation reason, Instant revokedAt)
      implements PartnerFact {}
}
