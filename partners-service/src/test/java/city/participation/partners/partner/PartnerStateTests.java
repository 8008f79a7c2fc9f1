package city.participation.partners.partner;

import static city.participation.partners.partner.MemberExamples.EDITOR;
import static city.participation.partners.partner.MemberExamples.LIFE;
import static city.participation.partners.partner.MemberExamples.SECOND;
import static city.participation.partners.partner.MemberExamples.withEditor;
import static city.participation.partners.partner.MemberExamples.withTwoOwners;
import static city.participation.partners.partner.PartnerExamples.APPLICANT;
import static city.participation.partners.partner.PartnerExamples.APPROVER;
import static city.participation.partners.partner.PartnerExamples.NOW;
import static city.participation.partners.partner.PartnerExamples.ORGANISATION;
import static city.participation.partners.partner.PartnerExamples.REVIEWER;
import static city.participation.partners.partner.PartnerExamples.TERMS;
import static city.participation.partners.partner.PartnerExamples.TODAY;
import static city.participation.partners.partner.PartnerExamples.accredited;
import static city.participation.partners.partner.PartnerExamples.applied;
import static city.participation.partners.partner.PartnerExamples.asked;
import static city.participation.partners.partner.PartnerExamples.contacting;
import static city.participation.partners.partner.PartnerExamples.draft;
import static city.participation.partners.partner.PartnerExamples.facts;
import static city.participation.partners.partner.PartnerExamples.inReview;
import static city.participation.partners.partner.PartnerExamples.recommended;
import static city.participation.partners.partner.PartnerExamples.rejected;
import static city.participation.partners.partner.PartnerExamples.suspended;
import static city.participation.partners.partner.PartnerExamples.taken;
import static city.participation.partners.partner.PartnerExamples.workingIn;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.PartnerFact.PartnerSuspended;
import city.participation.partners.partner.Review.Verdict;
import city.participation.partners.register.RegisterFinding;
import city.participation.partners.register.RegisterResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a partner knows of itself, and what follows from its steps. */
class PartnerStateTests {

  private static final Instant LATER = NOW.plus(Duration.ofDays(3));

  @Test
  void knowsSinceWhenItHasItsStatus() {
    Partner amended =
        taken(ApplicantSteps.amend(accredited(), APPLICANT, workingIn("1"), TERMS, LATER));
    assertThat(amended.since()).as("the same status").isEqualTo(NOW);
    assertThat(taken(TermSteps.suspend(amended, REVIEWER, "Satzung geändert.", LATER)).since())
        .isEqualTo(LATER);
  }

  @Test
  void isListedSinceItWasAccreditedAndNotSinceItApplied() {
    Partner accredited =
        taken(
            ReviewSteps.approve(recommended(inReview(), Verdict.ACCREDIT), APPROVER, null, LATER));
    assertThat(Objects.requireNonNull(accredited.listing()).since()).isEqualTo(TODAY.plusDays(3));
    assertThat(accredited.listedAnew()).isEqualTo(accredited);
  }

  @Test
  void saysWhyItIsRejectedOrSuspendedForAsLongAsItIs() {
    assertThat(accredited().reason()).isNull();
    assertThat(rejected().reason()).isEqualTo("Alles geprüft.");
    NewInvitation wanted = NewInvitation.of(MemberRole.EDITOR, null, null);
    Partner wentOn = taken(MemberSteps.invite(suspended(), APPLICANT, wanted, LIFE, LATER));
    assertThat(wentOn.reason()).isEqualTo("Satzung geändert.");
    Partner back = taken(TermSteps.reinstate(wentOn, REVIEWER, "Satzung liegt vor.", LATER));
    assertThat(back.reason()).isNull();
  }

  @Test
  void isTheCitysBusinessFromItsApplicationOn() {
    assertThat(Arrays.stream(PartnerStatus.values()).filter(PartnerStatus::isPrivate))
        .containsExactly(PartnerStatus.DRAFT, PartnerStatus.DISCARDED);
  }

  @Test
  void namesWhoAppliedAlsoOnceOthersAreItsOwners() {
    Partner handedOver =
        taken(
            MemberSteps.changeRole(
                withTwoOwners(), SECOND, APPLICANT.id(), MemberRole.EDITOR, NOW));
    assertThat(facts(TermSteps.suspend(handedOver, REVIEWER, "Satzung geändert.", NOW)))
        .containsExactly(new PartnerSuspended(handedOver.id(), APPLICANT.id(), NOW));
  }

  @Test
  void remembersOfADraftWhoNamedItsContact() {
    assertThat(draft().contactBy()).isEqualTo(APPLICANT.id());
    OrganisationDraft nobody = OrganisationDraft.of(ORGANISATION.withoutContact());
    Partner without = taken(ApplicantSteps.amend(draft(), APPLICANT, nobody, TERMS, NOW));
    assertThat(without.contactBy()).isNull();
    assertThat(without.trail()).as("a draft leaves no trace").isEqualTo(draft().trail());
    Partner again =
        taken(ApplicantSteps.amend(without, APPLICANT, contacting("neu@example.org"), TERMS, NOW));
    assertThat(again.contactBy()).isEqualTo(APPLICANT.id());
    assertThat(
            taken(ApplicantSteps.amend(draft(), APPLICANT, workingIn("1"), TERMS, NOW)).contactBy())
        .isEqualTo(APPLICANT.id());
  }

  @Test
  void remembersWhoseChangedRoleItWasWhenWhoChangedItIsForgotten() {
    Partner changed =
        taken(MemberSteps.changeRole(withEditor(), APPLICANT, EDITOR.id(), MemberRole.OWNER, NOW));
    assertThat(roleChange(taken(MemberSteps.forget(changed, APPLICANT.id(), NOW))))
        .returns(null, AuditEntry::by)
        .returns(EDITOR.id(), AuditEntry::member);
    assertThat(roleChange(taken(MemberSteps.forget(changed, EDITOR.id(), NOW))))
        .returns(APPLICANT.id(), AuditEntry::by)
        .returns(null, AuditEntry::member);
    assertThat(roleChange(taken(MemberSteps.forget(changed, REVIEWER.id(), NOW))))
        .isEqualTo(roleChange(changed));
  }

  private static AuditEntry roleChange(Partner partner) {
    return partner.trail().stream()
        .filter(it -> it.step() == Step.MEMBER_ROLE_CHANGED)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showsWhatTheRegisterSaidUntilThatIsToBeComparedAnew() {
    RegisterFinding confirmed = finding(RegisterResult.CONFIRMED);
    RegisterFinding unavailable = finding(RegisterResult.UNAVAILABLE);
    assertThat(checked(applied(), null, confirmed).presentFinding()).isEqualTo(confirmed);
    assertThat(checked(applied(), LATER, confirmed).presentFinding()).isNull();
    assertThat(checked(applied(), LATER, unavailable).presentFinding()).isEqualTo(unavailable);
    assertThat(applied().presentFinding()).isNull();
  }

  @Test
  void isNotCheckedAgainByWhatAddsNothingToItsTrail() {
    Partner wanted = taken(ReviewSteps.checkRegister(asked(), REVIEWER, LATER));
    Partner checked = checked(wanted, null, finding(RegisterResult.CONFIRMED));
    assertThat(checked.withoutForgottenInvitationsAt(LATER).checkDue()).isNull();
  }

  private static RegisterFinding finding(RegisterResult result) {
    return new RegisterFinding(result, "Registerportal", List.of(), NOW, 1);
  }

  /** As the check of its register entry leaves it. */
  private static Partner checked(Partner it, @Nullable Instant checkDue, RegisterFinding finding) {
    return new Partner(
        it.id(),
        it.applicant(),
        it.representation(),
        it.status(),
        it.stated(),
        it.draft(),
        it.contactBy(),
        it.createdAt(),
        it.since(),
        it.review(),
        it.accreditation(),
        it.trail(),
        it.claim(),
        it.due(),
        it.people(),
        it.listing(),
        checkDue,
        finding);
  }
}
