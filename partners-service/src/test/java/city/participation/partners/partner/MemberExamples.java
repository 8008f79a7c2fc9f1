package city.participation.partners.partner;

import static city.participation.partners.partner.PartnerExamples.APPLICANT;
import static city.participation.partners.partner.PartnerExamples.NOW;
import static city.participation.partners.partner.PartnerExamples.accredited;
import static city.participation.partners.partner.PartnerExamples.taken;

import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import java.time.Duration;

/** Members to test with. */
final class MemberExamples {

  static final Duration LIFE = Duration.ofDays(7);
  static final Person EDITOR = new Person("editor", false, null);
  static final Person SECOND = new Person("second", false, null);

  private MemberExamples() {}

  /** As the first owner invites them, and they accept. */
  static Partner joined(Partner partner, Person person, MemberRole role) {
    NewInvitation wanted = NewInvitation.of(role, null, null);
    Partner invited = taken(MemberSteps.invite(partner, APPLICANT, wanted, LIFE, NOW));
    return taken(MemberSteps.join(invited, person, wanted.token(), NOW));
  }

  static Partner withEditor() {
    return joined(accredited(), EDITOR, MemberRole.EDITOR);
  }

  static Partner withTwoOwners() {
    return joined(withEditor(), SECOND, MemberRole.OWNER);
  }

  /** Only the editor is left. */
  static Partner withoutOwner() {
    return taken(MemberSteps.forget(withEditor(), APPLICANT.id(), NOW));
  }
}
