package city.participation.partners.partner.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** As in {@code contracts/sends}, one record a schema. */
final class PartnerMessages {

  private PartnerMessages() {}

  record PartnerAppliedV1(String partnerId, String applicant, boolean renewal, Instant appliedAt) {}

  record PartnerInfoRequestedV1(
      String partnerId, String applicant, LocalDate dueOn, Instant requestedAt) {}

  record PartnerAccreditedV1(
      String partnerId,
      String applicant,
      String name,
      String sector,
      List<String> districts,
      List<String> themes,
      LocalDate accreditedUntil,
      boolean renewal,
      Instant accreditedAt) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  record PartnerRejectedV1(
      String partnerId,
      String applicant,
      @Nullable LocalDate accreditedUntil,
      Instant rejectedAt) {}

  record PartnerAnswerOverdueV1(
      String partnerId, String applicant, LocalDate dueOn, Instant overdueAt) {}

  record PartnerReviewStartedV1(
      String partnerId, String applicant, boolean renewal, Instant startedAt) {}

  record PartnerInfoProvidedV1(String partnerId, String applicant, Instant providedAt) {}

  record PartnerSuspendedV1(String partnerId, String applicant, Instant suspendedAt) {}

  record PartnerReinstatedV1(
      String partnerId, String applicant, LocalDate accreditedUntil, Instant reinstatedAt) {}

  record PartnerExpiringV1(
      String partnerId,
      String applicant,
      LocalDate accreditedUntil,
      int notice,
      boolean renewalRequested) {}

  record PartnerExpiredV1(
      String partnerId, String applicant, LocalDate accreditedUntil, Instant expiredAt) {}

  record PartnerWithdrawnV1(String partnerId, String applicant, Instant withdrawnAt) {}

  record PartnerProfileChangedV1(
      String partnerId,
      String name,
      String sector,
      List<String> districts,
      List<String> themes,
      LocalDate accreditedUntil,
      Instant changedAt) {}

  record MemberInvitedV1(
      String partnerId,
      String invitationId,
      String role,
      String invitedBy,
      @Nullable String invitee,
      Instant expiresAt,
      Instant invitedAt) {}

  record MemberInvitationRevokedV1(
      String partnerId, String invitationId, String invitee, Instant revokedAt) {}

  record MemberActivatedV1(String partnerId, String member, String role, Instant activatedAt) {}

  record MemberRevokedV1(String partnerId, String member, String reason, Instant revokedAt) {}
}
