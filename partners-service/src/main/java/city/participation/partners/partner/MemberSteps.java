package city.participation.partners.partner;

import city.participation.partners.member.Invitation;
import city.participation.partners.member.InvitationToken;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import city.participation.partners.member.Representation;
import city.participation.partners.member.Revocation;
import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.MemberActivated;
import city.participation.partners.partner.PartnerFact.MemberInvitationRevoked;
import city.participation.partners.partner.PartnerFact.MemberInvited;
import city.participation.partners.partner.PartnerFact.MemberRevoked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How people come to act for a partner, and cease to. */
final class MemberSteps {

  private MemberSteps() {}

  static Decision invite(
      Partner partner, Person person, NewInvitation wanted, Duration life, Instant now) {
    Representation before = partner.representation();
    Refusal why = MemberRules.againstInviting(partner, person, now);
    if (why == null && !before.hasOwner() && wanted.role() != MemberRole.OWNER) {
      why = new Refusal.OwnerFirst();
    }
    if (why == null && before.isFull()) {
      why = new Refusal.TooManyMembers(Representation.MEMBERS_MOST);
    }
    if (why == null && before.hasAllInvitationsOutAt(now)) {
      why = new Refusal.TooManyInvitations(Representation.INVITATIONS_MOST);
    }
    if (why == null && MemberRules.isFullOfChanges(partner)) {
      why = new Refusal.TooManyMemberChanges(MemberRules.MOST_CHANGES);
    }
    if (why != null) {
      return Partner.refused(why);
    }
    Invitation made = wanted.madeBy(person.id(), now, life);
    return Partner.taken(
        partner.represented(
            before.inviting(made), entry(partner, person, Step.MEMBER_INVITED, now, made.role())),
        new MemberInvited(
            partner.id(),
            made.id(),
            made.role(),
            made.invitedBy(),
            made.invitee(),
            made.expiresAt(),
            now));
  }

  static Decision revokeInvitation(Partner partner, Person person, String id, Instant now) {
    Refusal why = MemberRules.againstManaging(partner, person);
    Invitation revoked = partner.representation().invitation(id).orElse(null);
    if (why != null || revoked == null) {
      return Partner.refused(why == null ? new Refusal.InvitationUnknown() : why);
    }
    return told(
        partner,
        partner.represented(
            partner.representation().withoutInvitation(id),
            entry(partner, person, Step.INVITATION_REVOKED, now, revoked.role())),
        now);
  }

  static Decision join(Partner partner, Person person, InvitationToken token, Instant now) {
    Representation before = partner.representation();
    Invitation used = before.invitationWith(token).filter(it -> it.isFor(person.id())).orElse(null);
    if (used == null) {
      return Partner.refused(new Refusal.InvitationUnknown());
    }
    Refusal why = MemberRules.againstJoining(partner, person, used, now);
    if (why != null) {
      return Partner.refused(why);
    }
    return Partner.taken(
        partner.represented(
            before.joined(person.id(), used, now),
            AuditEntry.byMember(person, Step.MEMBER_JOINED, now, used.role().name())),
        new MemberActivated(partner.id(), person.id(), used.role(), now));
  }

  static Decision changeRole(
      Partner partner, Person owner, String member, MemberRole role, Instant now) {
    Representation before = partner.representation();
    Refusal why = MemberRules.againstOwning(partner, owner);
    if (why == null && before.roleOf(member) == null) {
      why = new Refusal.MemberUnknown();
    }
    if (why != null) {
      return Partner.refused(why);
    }
    if (before.roleOf(member) == role) {
      return Partner.taken(partner);
    }
    if (before.isLastOwner(member)) {
      return Partner.refused(new Refusal.LastOwner());
    }
    if (MemberRules.isFullOfChanges(partner)) {
      return Partner.refused(new Refusal.TooManyMemberChanges(MemberRules.MOST_CHANGES));
    }
    return told(
        partner,
        partner.represented(
            before.withRole(member, role),
            AuditEntry.byMember(owner, Step.MEMBER_ROLE_CHANGED, now, role.name()).about(member)),
        now,
        new MemberActivated(partner.id(), member, role, now));
  }

  /** An owner removes another member; everybody may leave, but for the last owner. */
  static Decision remove(Partner partner, Person person, String member, Instant now) {
    Representation before = partner.representation();
    boolean leaves = person.id().equals(member);
    Refusal why =
        leaves
            ? MemberRules.againstActing(partner, person)
            : MemberRules.againstOwning(partner, person);
    if (why == null && before.roleOf(member) == null) {
      why = new Refusal.MemberUnknown();
    }
    if (why == null && before.isLastOwner(member)) {
      why = new Refusal.LastOwner();
    }
    if (why != null) {
      return Partner.refused(why);
    }
    AuditEntry entry =
        leaves
            ? AuditEntry.byMember(person, Step.MEMBER_LEFT, now, null)
            : AuditEntry.byMember(person, Step.MEMBER_REMOVED, now, null).about(member);
    return told(
        partner,
        partner.represented(before.without(member), entry),
        now,
        new MemberRevoked(
            partner.id(), member, leaves ? Revocation.LEFT : Revocation.REMOVED, now));
  }

  /** Also of the last owner: a person's right to be forgotten waits for nobody. */
  static Decision forget(Partner partner, String person, Instant now) {
    if (!partner.people().contains(person)) {
      return Partner.taken(partner);
    }
    Review review = partner.review();
    List<AuditEntry> entries = new ArrayList<>();
    if (partner.representation().roleOf(person) != null) {
      entries.add(AuditEntry.ofSomebodyForgotten(now));
    }
    if (review != null && review.losesItsRecommendationWith(person)) {
      entries.add(AuditEntry.ofAReviewerForgotten(now));
    }
    Partner after = partner.forgetting(person, entries);
    List<PartnerFact> facts = new ArrayList<>();
    if (partner.representation().roleOf(person) != null) {
      facts.add(new MemberRevoked(partner.id(), person, Revocation.ERASED, now));
    }
    revoked(partner, after, now)
        // Whoever is forgotten is not named once more.
        .filter(it -> !it.invitee().equals(person))
        .forEach(facts::add);
    return new Decision.Taken(after, facts);
  }

  /** Also tells whom invitations named that are gone. */
  static Decision told(Partner before, Partner after, Instant now, PartnerFact... facts) {
    return new Decision.Taken(
        after, Stream.concat(Arrays.stream(facts), revoked(before, after, now)).toList());
  }

  /** Those whom invitations named that could still be used and are gone. */
  private static Stream<MemberInvitationRevoked> revoked(
      Partner before, Partner after, Instant now) {
    return before.representation().invitations().stream()
        .filter(it -> !it.hasExpiredAt(now))
        .filter(it -> after.representation().invitation(it.id()).isEmpty())
        .flatMap(it ->
            Stream.ofNullable(it.invitee())
                .map(invitee -> new MemberInvitationRevoked(after.id(), it.id(), invitee, now)));
  }

  private static AuditEntry entry(
      Partner partner, Person person, Step step, Instant now, MemberRole role) {
    return partner.roleOf(person) == null
        ? AuditEntry.by(person, Role.STAFF, step, now, role.name())
        : AuditEntry.byMember(person, step, now, role.name());
  }
}
