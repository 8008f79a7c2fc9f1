package city.participation.partners.partner;

import static city.participation.partners.partner.PartnerExamples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import city.participation.partners.member.Representation;
import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedPeopleTests {

  /** Who is missing here is not found when they are to be forgotten. */
  @Test
  void areAllWhomAPartnerNamesWhereverItDoes() {
    AuditEntry entry =
        new AuditEntry(Step.MEMBER_REMOVED, NOW, Role.APPLICANT, "by", "about", null, null);
    Representation representation =
        Representation.of("owner", NOW)
            .inviting(
                NewInvitation.of(MemberRole.EDITOR, "invitee", null)
                    .madeBy("inviter", NOW, Duration.ofDays(7)));
    Review review = Review.opened(false, NOW).takenUpBy("reviewer");
    assertThat(NamedPeople.in("applicant", representation, "namer", review, List.of(entry)))
        .containsExactly(
            "about", "applicant", "by", "invitee", "inviter", "namer", "owner", "reviewer");
  }
}
