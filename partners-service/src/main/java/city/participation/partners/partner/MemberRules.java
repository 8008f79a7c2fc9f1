package city.participation.partners.partner;

import city.participation.partners.member.Invitation;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.Representation;
import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may change who acts for a partner, and when. */
final class MemberRules {

  /** So that a trail stays short enough to be read at once. Nobody is kept from leaving by it. */
  static final int MOST_CHANGES = 500;

  private static final Set<Step> COUNTED = Set.of(Step.MEMBER_INVITED, Step.MEMBER_ROLE_CHANGED);

  private static final Set<Role> DECIDERS = Set.of(Role.REVIEWER, Role.APPROVER);
  private static final Set<Step> OPENINGS = Set.of(Step.APPLIED, Step.RENEWAL_REQUESTED);

  private MemberRules() {}

  static @Nullable Refusal againstJoining(
      Partner partner, Person person, Invitation used, Instant now) {
    if (partner.roleOf(person) != null) {
      return new Refusal.AlreadyMember();
    }
    if (used.hasExpiredAt(now)) {
      return new Refusal.InvitationExpired();
    }
    if (hasDecidedOn(partner, person)) {
      return new Refusal.DeciderCannotJoin();
    }
    return partner.representation().isFull()
        ? new Refusal.TooManyMembers(Representation.MEMBERS_MOST)
        : null;
  }

  /**
   * As reviewer or approver, since the application that its last accreditation answers: also by an
   * invitation that names nobody they get nothing out of what they decided.
   */
  private static boolean hasDecidedOn(Partner partner, Person person) {
    boolean accredited = false;
    for (AuditEntry entry : partner.trail().reversed()) {
      if (DECIDERS.contains(entry.role()) && person.id().equals(entry.by())) {
        return true;
      }
      accredited |= entry.step() == Step.ACCREDITED;
      if (accredited && OPENINGS.contains(entry.step())) {
        return false;
      }
    }
    return false;
  }

  static @Nullable Refusal againstInviting(Partner partner, Person person, Instant now) {
    Refusal why = againstManaging(partner, person);
    return why == null && !partner.status().isActedFor()
        ? new Refusal.WrongState(
            partner.status(), PartnerRules.allowed(partner, person, Accreditation.day(now)))
        : why;
  }

  /** The owners do, and without any the city. */
  static @Nullable Refusal againstManaging(Partner partner, Person person) {
    if (partner.roleOf(person) != null || !person.staff() || partner.representation().hasOwner()) {
      return againstOwning(partner, person);
    }
    if (partner.hasBeenActedForBy(person)) {
      return new Refusal.OwnOrganisation();
    }
    return person.office() == null ? new Refusal.OfficeMissing() : null;
  }

  static @Nullable Refusal againstOwning(Partner partner, Person person) {
    Refusal why = againstActing(partner, person);
    return why == null && partner.roleOf(person) != MemberRole.OWNER
        ? new Refusal.OwnerNeeded()
        : why;
  }

  static @Nullable Refusal againstActing(Partner partner, Person person) {
    return partner.roleOf(person) == null ? new Refusal.NotYours() : null;
  }

  static boolean isFullOfChanges(Partner partner) {
    return partner.trail().stream().filter(it -> COUNTED.contains(it.step())).count()
        >= MOST_CHANGES;
  }
}
