package city.participation.partners.partner.messaging;

import city.participation.messaging.outbox.Announcement;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.Theme;
import city.participation.partners.partner.PartnerAnnouncements;
import city.participation.partners.partner.PartnerFact;
import city.participation.partners.partner.PartnerFact.MemberActivated;
import city.participation.partners.partner.PartnerFact.MemberInvitationRevoked;
import city.participation.partners.partner.PartnerFact.MemberInvited;
import city.participation.partners.partner.PartnerFact.MemberRevoked;
import city.participation.partners.partner.PartnerFact.PartnerAccredited;
import city.participation.partners.partner.PartnerFact.PartnerAnswerOverdue;
import city.participation.partners.partner.PartnerFact.PartnerApplied;
import city.participation.partners.partner.PartnerFact.PartnerExpired;
import city.participation.partners.partner.PartnerFact.PartnerExpiring;
import city.participation.partners.partner.PartnerFact.PartnerInfoProvided;
import city.participation.partners.partner.PartnerFact.PartnerInfoRequested;
import city.participation.partners.partner.PartnerFact.PartnerProfileChanged;
import city.participation.partners.partner.PartnerFact.PartnerReinstated;
import city.participation.partners.partner.PartnerFact.PartnerRejected;
import city.participation.partners.partner.PartnerFact.PartnerReviewStarted;
import city.participation.partners.partner.PartnerFact.PartnerSuspended;
import city.participation.partners.partner.PartnerFact.PartnerWithdrawn;
import city.participation.partners.partner.messaging.PartnerMessages.MemberActivatedV1;
import city.participation.partners.partner.messaging.PartnerMessages.MemberInvitationRevokedV1;
import city.participation.partners.partner.messaging.PartnerMessages.MemberInvitedV1;
import city.participation.partners.partner.messaging.PartnerMessages.MemberRevokedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerAccreditedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerAnswerOverdueV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerAppliedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerExpiredV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerExpiringV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerInfoProvidedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerInfoRequestedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerProfileChangedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerReinstatedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerRejectedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerReviewStartedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerSuspendedV1;
import city.participation.partners.partner.messaging.PartnerMessages.PartnerWithdrawnV1;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class OutboxPartnerAnnouncements implements PartnerAnnouncements {

  @Override
  public Announcement of(PartnerFact fact) {
    return switch (fact) {
      case PartnerApplied it ->
          told(
              "applied",
              new PartnerAppliedV1(it.partnerId(), it.applicant(), it.renewal(), it.appliedAt()));
      case PartnerInfoRequested it ->
          told(
              "info-requested",
              new PartnerInfoRequestedV1(
                  it.partnerId(), it.applicant(), it.dueOn(), it.requestedAt()));
      case PartnerAccredited it -> told("accredited", accredited(it));
      case PartnerRejected it ->
          told(
              "rejected",
              new PartnerRejectedV1(
                  it.partnerId(), it.applicant(), it.accreditedUntil(), it.rejectedAt()));
      case PartnerSuspended it ->
          told(
              "suspended",
              new PartnerSuspendedV1(it.partnerId(), it.applicant(), it.suspendedAt()));
      case PartnerReinstated it ->
          told(
              "reinstated",
              new PartnerReinstatedV1(
                  it.partnerId(), it.applicant(), it.accreditedUntil(), it.reinstatedAt()));
      case PartnerExpiring it ->
          told(
              "expiring",
              new PartnerExpiringV1(
                  it.partnerId(),
                  it.applicant(),
                  it.accreditedUntil(),
                  it.notice(),
                  it.renewalRequested()));
      case PartnerExpired it ->
          told(
              "expired",
              new PartnerExpiredV1(
                  it.partnerId(), it.applicant(), it.accreditedUntil(), it.expiredAt()));
      case PartnerWithdrawn it ->
          told(
              "withdrawn",
              new PartnerWithdrawnV1(it.partnerId(), it.applicant(), it.withdrawnAt()));
      case PartnerProfileChanged it -> told("profile-changed", profileChanged(it));
      case PartnerInfoProvided it ->
          told(
              "info-provided",
              new PartnerInfoProvidedV1(it.partnerId(), it.applicant(), it.providedAt()));
      case PartnerAnswerOverdue it ->
          told(
              "answer-overdue",
              new PartnerAnswerOverdueV1(
                  it.partnerId(), it.applicant(), it.dueOn(), it.overdueAt()));
      case PartnerReviewStarted it ->
          told(
              "review-started",
              new PartnerReviewStartedV1(
                  it.partnerId(), it.applicant(), it.renewal(), it.startedAt()));
      case MemberInvited it ->
          toldOfMember(
              "invited",
              new MemberInvitedV1(
                  it.partnerId(),
                  it.invitationId(),
                  it.role().name(),
                  it.invitedBy(),
                  it.invitee(),
                  it.expiresAt(),
                  it.invitedAt()));
      case MemberInvitationRevoked it ->
          toldOfMember(
              "invitation-revoked",
              new MemberInvitationRevokedV1(
                  it.partnerId(), it.invitationId(), it.invitee(), it.revokedAt()));
      case MemberActivated it ->
          toldOfMember(
              "activated",
              new MemberActivatedV1(
                  it.partnerId(), it.member(), it.role().name(), it.activatedAt()));
      case MemberRevoked it ->
          toldOfMember(
              "revoked",
              new MemberRevokedV1(it.partnerId(), it.member(), it.reason().name(), it.revokedAt()));
    };
  }

  private static PartnerAccreditedV1 accredited(PartnerAccredited fact) {
    Organisation organisation = fact.organisation();
    return new PartnerAccreditedV1(
        fact.partnerId(),
        fact.applicant(),
        organisation.name(),
        organisation.sector().name(),
        organisation.districts(),
        themes(organisation),
        fact.accreditedUntil(),
        fact.renewal(),
        fact.accreditedAt());
  }

  private static PartnerProfileChangedV1 profileChanged(PartnerProfileChanged fact) {
    Organisation organisation = fact.organisation();
    return new PartnerProfileChangedV1(
        fact.partnerId(),
        organisation.name(),
        organisation.sector().name(),
        organisation.districts(),
        themes(organisation),
        fact.accreditedUntil(),
        fact.changedAt());
  }

  private static List<String> themes(Organisation organisation) {
    return organisation.themes().stream().map(Theme::code).toList();
  }

  private static Announcement told(String fact, Object message) {
    return new Announcement("partners.partner-" + fact + ".v1", message);
  }

  private static Announcement toldOfMember(String fact, Object message) {
    return new Announcement("partners.member-" + fact + ".v1", message);
  }
}
