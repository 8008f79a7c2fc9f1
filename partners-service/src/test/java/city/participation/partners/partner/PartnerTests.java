package city.participation.partners.partner;

import static city.participation.partners.partner.PartnerExamples.APPLICANT;
import static city.participation.partners.partner.PartnerExamples.APPLYING_STAFF;
import static city.participation.partners.partner.PartnerExamples.APPROVER;
import static city.participation.partners.partner.PartnerExamples.ID;
import static city.participation.partners.partner.PartnerExamples.NOW;
import static city.participation.partners.partner.PartnerExamples.ORGANISATION;
import static city.participation.partners.partner.PartnerExamples.REVIEWER;
import static city.participation.partners.partner.PartnerExamples.STRANGER;
import static city.participation.partners.partner.PartnerExamples.TERMS;
import static city.participation.partners.partner.PartnerExamples.TODAY;
import static city.participation.partners.partner.PartnerExamples.UNTIL;
import static city.participation.partners.partner.PartnerExamples.accepting;
import static city.participation.partners.partner.PartnerExamples.accredited;
import static city.participation.partners.partner.PartnerExamples.applied;
import static city.participation.partners.partner.PartnerExamples.asked;
import static city.participation.partners.partner.PartnerExamples.draft;
import static city.participation.partners.partner.PartnerExamples.endOf;
import static city.participation.partners.partner.PartnerExamples.expired;
import static city.participation.partners.partner.PartnerExamples.facts;
import static city.participation.partners.partner.PartnerExamples.inReview;
import static city.participation.partners.partner.PartnerExamples.recommended;
import static city.participation.partners.partner.PartnerExamples.rejected;
import static city.participation.partners.partner.PartnerExamples.review;
import static city.participation.partners.partner.PartnerExamples.suspended;
import static city.participation.partners.partner.PartnerExamples.taken;
import static city.participation.partners.partner.PartnerExamples.term;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.organisation.Listing;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.PartnerAnswerOverdue;
import city.participation.partners.partner.PartnerFact.PartnerProfileChanged;
import city.participation.partners.partner.PartnerFact.PartnerRejected;
import city.participation.partners.partner.PartnerFact.PartnerReviewStarted;
import city.participation.partners.partner.Review.InformationRequest;
import city.participation.partners.partner.Review.Recommendation;
import city.participation.partners.partner.Review.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PartnerTests {

  @Test
  void takesTheOrganisationWhileItIsKnownAndFreesItAtAnEnd() {
    assertThat(draft().claim()).isNull();
    assertThat(List.of(applied(), inReview(), asked(), accredited(), suspended()))
        .allSatisfy(it -> assertThat(it.claim()).isEqualTo(ORGANISATION.key()));
    assertThat(rejected().claim()).isNull();
    assertThat(expired().claim()).isNull();
    assertThat(taken(TermSteps.renew(expired(), APPLICANT, TERMS, endOf(UNTIL))).claim())
        .isEqualTo(ORGANISATION.key());
    assertThat(
            taken(ApplicantSteps.withdraw(accredited(), APPLICANT, "Wir lösen uns auf.", NOW))
                .claim())
        .isNull();
  }

  @Test
  void refusesAnApplicationUnderTermsOfBefore() {
    assertRefused(
        ApplicantSteps.apply(draft(), APPLICANT, "2027-01", NOW),
        new Refusal.TermsOutdated("2027-01"));
  }

  @Test
  void takesNoOtherTermsThanThePresentOnesNeitherOldNorToCome() {
    for (String version : List.of("2025-01", "2099-01")) {
      assertRefused(
          ApplicantSteps.amend(asked(), APPLICANT, accepting(version), TERMS, NOW),
          new Refusal.TermsOutdated(TERMS));
    }
    assertThat(
            taken(ApplicantSteps.amend(asked(), APPLICANT, accepting("2027-01"), "2027-01", NOW))
                .organisation()
                .terms()
                .version())
        .isEqualTo("2027-01");
    assertThat(
            taken(
                    ApplicantSteps.amend(
                        accredited(), APPLICANT, PartnerExamples.workingIn("1"), "2027-01", NOW))
                .organisation()
                .terms()
                .version())
        .as("what was accepted before stays accepted")
        .isEqualTo(TERMS);
  }

  @Test
  void prolongsATermAndNeverShortensIt() {
    Partner renewing =
        taken(
            ReviewSteps.recommend(
                taken(ReviewSteps.takeUp(PartnerExamples.renewing(), REVIEWER, NOW)),
                REVIEWER,
                new Recommendation(Verdict.ACCREDIT, "Alles geprüft."),
                NOW));
    Instant now = endOf(UNTIL.minusDays(30));
    assertRefused(
        ReviewSteps.approve(renewing, APPROVER, UNTIL, now),
        new Refusal.DateOutOfRange(
            "/until", UNTIL.plusDays(1), Accreditation.day(now).plusYears(5)));
    assertThat(term(taken(ReviewSteps.approve(renewing, APPROVER, UNTIL.plusDays(1), now))).until())
        .isEqualTo(UNTIL.plusDays(1));
  }

  /** As if the sweep had been here the moment before. */
  @Test
  void takesNoStepOnATermThatHasEnded() {
    Instant over = endOf(UNTIL);
    assertThat(
            TermSteps.settled(
                accredited(),
                over,
                it -> TermSteps.suspend(it, REVIEWER, "Satzung geändert.", over)))
        .isInstanceOf(Decision.Refused.class);
    Decision withdrawn =
        TermSteps.settled(
            accredited(),
            over,
            it -> ApplicantSteps.withdraw(it, APPLICANT, "Wir lösen uns auf.", over));
    assertThat(facts(withdrawn))
        .hasExactlyElementsOfTypes(
            PartnerFact.PartnerExpired.class, PartnerFact.PartnerWithdrawn.class);
  }

  @Test
  void letsNobodyReviewTheirOwnOrganisation() {
    assertRefused(
        ReviewSteps.takeUp(applied(), APPLYING_STAFF, NOW), new Refusal.OwnOrganisation());
    assertRefused(
        ReviewSteps.approve(recommended(inReview(), Verdict.ACCREDIT), APPLYING_STAFF, null, NOW),
        new Refusal.OwnOrganisation());
    assertRefused(
        TermSteps.suspend(accredited(), APPLYING_STAFF, "Ohne Grund.", NOW),
        new Refusal.OwnOrganisation());
  }

  @Test
  void letsNobodyApproveWhatTheyRecommended() {
    Partner recommended = recommended(inReview(), Verdict.ACCREDIT);
    assertRefused(ReviewSteps.approve(recommended, REVIEWER, null, NOW), new Refusal.FourEyes());
    assertRefused(
        ReviewSteps.giveBack(recommended, REVIEWER, "Doch nicht so.", NOW), new Refusal.FourEyes());
    assertThat(taken(ReviewSteps.approve(recommended, APPROVER, null, NOW)).status())
        .isEqualTo(PartnerStatus.ACCREDITED);
  }

  @Test
  void letsOnlyTheReviewerAskAndRecommendUntilAColleagueTakesItUp() {
    Recommendation accredit = new Recommendation(Verdict.ACCREDIT, "Alles geprüft.");
    assertRefused(
        ReviewSteps.recommend(inReview(), APPROVER, accredit, NOW), new Refusal.NotTheReviewer());
    Partner takenOver = taken(ReviewSteps.takeUp(inReview(), APPROVER, NOW));
    Partner recommended = taken(ReviewSteps.recommend(takenOver, APPROVER, accredit, NOW));
    assertRefused(ReviewSteps.approve(recommended, APPROVER, null, NOW), new Refusal.FourEyes());
  }

  @Test
  void refusesAStepOfStaffThatIsForNoOffice() {
    Person homeless = new Person(REVIEWER.id(), true, null);
    assertRefused(ReviewSteps.takeUp(applied(), homeless, NOW), new Refusal.OfficeMissing());
  }

  @Test
  void returnsARecommendationToItsReviewer() {
    Partner returned =
        taken(
            ReviewSteps.giveBack(
                recommended(inReview(), Verdict.REJECT), APPROVER, "Zu streng.", NOW));
    assertThat(returned.status()).isEqualTo(PartnerStatus.IN_REVIEW);
    assertThat(PartnerRules.allowed(returned, REVIEWER, TODAY)).contains(Action.RECOMMEND);
    assertThat(returned.trail().getLast().role()).isEqualTo(Role.APPROVER);
  }

  @Test
  void asksWithADateThatTheApplicantCanKeep() {
    LocalDate first = TODAY.plusDays(1);
    LocalDate last = TODAY.plusMonths(6);
    for (LocalDate day : List.of(TODAY, last.plusDays(1))) {
      assertRefused(
          ReviewSteps.requestInformation(
              inReview(), REVIEWER, new InformationRequest(List.of("Satzung?"), day), NOW),
          new Refusal.DateOutOfRange("/dueOn", first, last));
    }
  }

  @Test
  void isAmendedWhileInformationIsRequestedAndNotBefore() {
    assertRefused(
        ApplicantSteps.amend(inReview(), APPLICANT, PartnerExamples.named("Neu e.V."), TERMS, NOW),
        new Refusal.WrongState(PartnerStatus.IN_REVIEW, List.of(Action.WITHDRAW)));
    Partner amended =
        taken(
            ApplicantSteps.amend(
                asked(), APPLICANT, PartnerExamples.named("Neu e.V."), TERMS, NOW));
    assertThat(amended.organisation().name()).isEqualTo("Neu e.V.");
    assertThat(amended.trail().getLast().step()).isEqualTo(Step.AMENDED);
    Partner answered = taken(ApplicantSteps.answer(amended, APPLICANT, "Ist verlinkt.", NOW));
    assertThat(answered.status()).isEqualTo(PartnerStatus.IN_REVIEW);
    assertThat(PartnerRules.nextStep(answered, TODAY))
        .isEqualTo(new NextStep(Action.RECOMMEND, NextStep.Actor.REVIEWER, null));
  }

  @Test
  void goesBackToItsReviewerWhenNobodyAnswersInTime() {
    Instant late = endOf(TODAY.plusDays(14));
    assertThat(asked().due()).isEqualTo(late);
    assertThat(TermSteps.settle(asked(), late.minusMillis(1)))
        .isEqualTo(new Decision.Taken(asked(), List.of()));
    Decision decision = TermSteps.settle(asked(), late);
    assertThat(facts(decision))
        .containsExactly(new PartnerAnswerOverdue(ID, APPLICANT.id(), TODAY.plusDays(14), late));
    Partner back = taken(decision);
    assertThat(facts(TermSteps.settle(back, late.plusSeconds(60)))).as("told once").isEmpty();
    assertThat(back.status()).isEqualTo(PartnerStatus.IN_REVIEW);
    assertThat(review(back).overdueSince()).isEqualTo(late);
    assertThat(back.due()).isNull();
    assertThat(back.trail().getLast())
        .isEqualTo(AuditEntry.byCalendar(Step.NOT_ANSWERED_IN_TIME, late, null));
    assertThat(PartnerRules.nextStep(back, TODAY.plusDays(15)))
        .isEqualTo(new NextStep(Action.RECOMMEND, NextStep.Actor.REVIEWER, null));
    assertThat(PartnerRules.allowed(back, REVIEWER, TODAY.plusDays(15)))
        .contains(Action.REQUEST_INFORMATION, Action.RECOMMEND);
  }

  @Test
  void tellsThatSomebodyTookItUpButNotWhoNorWhoTookItOver() {
    assertThat(facts(ReviewSteps.takeUp(applied(), REVIEWER, NOW)))
        .containsExactly(new PartnerReviewStarted(ID, APPLICANT.id(), false, NOW));
    assertThat(facts(ReviewSteps.takeUp(PartnerExamples.renewing(), REVIEWER, NOW)))
        .containsExactly(new PartnerReviewStarted(ID, APPLICANT.id(), true, NOW));
    assertThat(facts(ReviewSteps.takeUp(inReview(), APPROVER, NOW))).isEmpty();
  }

  @Test
  void takesALateAnswerUntilSomebodyRecommends() {
    Instant late = endOf(TODAY.plusDays(14));
    Partner back = taken(TermSteps.settle(asked(), late));
    Partner takenOver = taken(ReviewSteps.takeUp(back, APPROVER, late));
    for (Partner waiting : List.of(back, takenOver)) {
      Partner amended =
          taken(
              ApplicantSteps.amend(waiting, APPLICANT, PartnerExamples.named("Neu"), TERMS, late));
      Partner answered = taken(ApplicantSteps.answer(amended, APPLICANT, "Ist verlinkt.", late));
      assertThat(review(answered).overdueSince()).isNull();
      assertRefused(
          ApplicantSteps.answer(answered, APPLICANT, "Noch etwas.", late),
          new Refusal.WrongState(PartnerStatus.IN_REVIEW, List.of(Action.WITHDRAW)));
    }
    assertRefused(
        ApplicantSteps.answer(recommended(back, Verdict.REJECT), APPLICANT, "Ist verlinkt.", late),
        new Refusal.WrongState(PartnerStatus.IN_REVIEW, List.of(Action.WITHDRAW)));
    Partner askedAgain =
        taken(
            ReviewSteps.requestInformation(
                back,
                REVIEWER,
                new InformationRequest(List.of("Satzung?"), TODAY.plusDays(30)),
                late));
    assertThat(review(askedAgain).overdueSince()).isNull();
    assertThat(askedAgain.due()).isEqualTo(endOf(TODAY.plusDays(30)));
  }

  @Test
  void hasItsRegisterEntryCheckedWhenAReviewOpensOrItIsAnotherOrganisation() {
    assertThat(draft().checkDue()).isNull();
    assertThat(applied().checkDue()).isEqualTo(NOW);
    Instant later = NOW.plusSeconds(60);
    Partner moved =
        taken(
            ApplicantSteps.amend(asked(), APPLICANT, PartnerExamples.workingIn("1"), TERMS, later));
    assertThat(moved.checkDue()).as("the same organisation").isEqualTo(NOW);
    Partner renamed =
        taken(ApplicantSteps.amend(asked(), APPLICANT, PartnerExamples.named("Neu"), TERMS, later));
    assertThat(renamed.checkDue()).isEqualTo(later);
    assertThat(taken(ReviewSteps.checkRegister(asked(), REVIEWER, later)).checkDue())
        .isEqualTo(later);
    assertThat(accredited().checkDue()).as("it is decided").isNull();
  }

  @Test
  void isListedWhileItIsAccreditedAndSinceThenWithoutABreak() {
    assertThat(applied().listing()).isNull();
    assertThat(listing(accredited()).since()).isEqualTo(TODAY);
    assertThat(suspended().listing()).isNull();
    assertThat(expired().listing()).isNull();
    Instant later = endOf(UNTIL.minusDays(30));
    Partner renewed =
        taken(
            ReviewSteps.approve(
                recommended(
                    taken(ReviewSteps.takeUp(PartnerExamples.renewing(), REVIEWER, later)),
                    Verdict.ACCREDIT),
                APPROVER,
                null,
                later));
    assertThat(listing(renewed).since()).as("a renewal is no beginning").isEqualTo(TODAY);
    Instant afterwards = endOf(UNTIL.plusDays(3));
    Partner again =
        taken(
            ReviewSteps.approve(
                recommended(
                    taken(
                        ReviewSteps.takeUp(
                            taken(
                                TermSteps.renew(
                                    expired(), APPLICANT, PartnerExamples.TERMS, afterwards)),
                            REVIEWER,
                            afterwards)),
                    Verdict.ACCREDIT),
                APPROVER,
                null,
                afterwards));
    assertThat(listing(again).since()).as("there was a break").isEqualTo(UNTIL.plusDays(4));
  }

  @Test
  void keepsWhatWasAccreditedWhileTheTermRuns() {
    assertRefused(
        ApplicantSteps.amend(
            accredited(), APPLICANT, PartnerExamples.named("Neu e.V."), TERMS, NOW),
        new Refusal.IdentityFixed(List.of("/name")));
    assertThat(
            taken(
                    ApplicantSteps.amend(
                        expired(), APPLICANT, PartnerExamples.named("Neu"), TERMS, NOW))
                .organisation()
                .name())
        .isEqualTo("Neu");
  }

  @Test
  void tellsOfAChangedProfileButNotOfAChangedContact() {
    assertThat(
            facts(
                ApplicantSteps.amend(
                    accredited(), APPLICANT, PartnerExamples.workingIn("1"), TERMS, NOW)))
        .containsExactly(
            new PartnerProfileChanged(
                ID, PartnerExamples.workingIn("1").complete().orElseThrow(), UNTIL, NOW));
    assertThat(
            facts(
                ApplicantSteps.amend(
                    accredited(),
                    APPLICANT,
                    PartnerExamples.contacting("neu@example.org"),
                    TERMS,
                    NOW)))
        .isEmpty();
    assertThat(
            facts(
                ApplicantSteps.amend(
                    asked(), APPLICANT, PartnerExamples.workingIn("1"), TERMS, NOW)))
        .as("not public yet")
        .isEmpty();
  }

  @Test
  void isAmendedSoOftenAndNotMore() {
    Partner partner = accredited();
    for (int i = 0; i < ApplicantSteps.MOST_AMENDMENTS; i++) {
      partner =
          taken(
              ApplicantSteps.amend(
                  partner,
                  APPLICANT,
                  PartnerExamples.workingIn(i % 2 == 0 ? "1" : "2"),
                  TERMS,
                  NOW));
    }
    assertRefused(
        ApplicantSteps.amend(partner, APPLICANT, PartnerExamples.workingIn("9"), TERMS, NOW),
        new Refusal.TooManyAmendments(ApplicantSteps.MOST_AMENDMENTS));
    Partner next = taken(TermSteps.renew(partner, APPLICANT, TERMS, endOf(UNTIL.minusDays(31))));
    Partner over = taken(TermSteps.settle(next, endOf(UNTIL)));
    Partner reviewed = taken(ReviewSteps.takeUp(over, REVIEWER, endOf(UNTIL)));
    Partner questioned =
        taken(
            ReviewSteps.requestInformation(
                reviewed,
                REVIEWER,
                new InformationRequest(List.of("Satzung?"), UNTIL.plusDays(9)),
                endOf(UNTIL)));
    assertThat(
            ApplicantSteps.amend(
                questioned, APPLICANT, PartnerExamples.workingIn("9"), TERMS, endOf(UNTIL)))
        .as("each decision begins anew")
        .isInstanceOf(Decision.Taken.class);
  }

  @Test
  void countsNothingButAmendmentsAsOne() {
    Partner partner = asked();
    for (int i = 0; i < ApplicantSteps.MOST_AMENDMENTS; i++) {
      partner = taken(ReviewSteps.checkRegister(partner, REVIEWER, NOW));
    }
    assertThat(ApplicantSteps.amend(partner, APPLICANT, PartnerExamples.workingIn("9"), TERMS, NOW))
        .isInstanceOf(Decision.Taken.class);
  }

  @Test
  void leavesNoTraceOfAnAmendmentThatChangesNothing() {
    OrganisationDraft same = OrganisationDraft.of(ORGANISATION);
    assertThat(ApplicantSteps.amend(accredited(), APPLICANT, same, TERMS, NOW))
        .isEqualTo(new Decision.Taken(accredited(), List.of()));
  }

  @Test
  void isAppliedForOnceAndWhole() {
    assertRefused(
        ApplicantSteps.apply(applied(), APPLICANT, TERMS, NOW),
        new Refusal.WrongState(PartnerStatus.APPLIED, List.of(Action.WITHDRAW)));
    OrganisationDraft begun = OrganisationDraft.of(ORGANISATION.withoutContact());
    assertRefused(
        ApplicantSteps.apply(Partner.draft(ID, APPLICANT, begun, NOW), APPLICANT, TERMS, NOW),
        new Refusal.Incomplete(List.of("/contact")));
  }

  @Test
  void isSuspendedWhileAccreditedAndReinstatedWhileSuspended() {
    assertRefused(
        TermSteps.reinstate(accredited(), REVIEWER, "Satzung liegt vor.", NOW),
        new Refusal.WrongState(PartnerStatus.ACCREDITED, List.of(Action.SUSPEND)));
    assertRefused(
        TermSteps.suspend(suspended(), REVIEWER, "Satzung geändert.", NOW),
        new Refusal.WrongState(PartnerStatus.SUSPENDED, List.of(Action.REINSTATE)));
  }

  @Test
  void withdrawsWithAReasonFromAnywhere() {
    for (Partner partner : List.of(applied(), asked(), accredited(), suspended(), expired())) {
      assertRefused(
          ApplicantSteps.withdraw(partner, APPLICANT, null, NOW), new Refusal.ReasonMissing());
      Partner after = taken(ApplicantSteps.withdraw(partner, APPLICANT, "Wir lösen uns auf.", NOW));
      assertThat(after.status()).isEqualTo(PartnerStatus.WITHDRAWN);
      assertThat(after.due()).isNull();
      assertThat(after.review()).isNull();
    }
    Decision dropped = ApplicantSteps.withdraw(draft(), APPLICANT, null, NOW);
    assertThat(facts(dropped)).isEmpty();
    assertThat(taken(dropped).status()).isEqualTo(PartnerStatus.DISCARDED);
  }

  @Test
  void tellsThatItWasRejectedButNotWhy() {
    Decision decision =
        ReviewSteps.approve(recommended(inReview(), Verdict.REJECT), APPROVER, null, NOW);
    assertThat(facts(decision)).containsExactly(new PartnerRejected(ID, APPLICANT.id(), null, NOW));
    assertThat(taken(decision).reason()).isEqualTo("Alles geprüft.");
    assertRefused(
        ReviewSteps.approve(recommended(inReview(), Verdict.REJECT), APPROVER, UNTIL, NOW),
        new Refusal.TermOfRejection());
  }

  @Test
  void showsADraftToItsApplicantOnlyAndWhatWasAppliedForToStaff() {
    assertVisible(draft(), false);
    assertVisible(applied(), true);
    assertVisible(rejected(), true);
    assertVisible(taken(ApplicantSteps.withdraw(draft(), APPLICANT, null, NOW)), false);
  }

  @Test
  void saysToEverybodyInvolvedWhoHasToActAndByWhen() {
    assertThat(PartnerRules.nextStep(applied(), TODAY))
        .isEqualTo(new NextStep(Action.TAKE_UP, NextStep.Actor.STAFF, null));
    assertThat(PartnerRules.nextStep(asked(), TODAY))
        .isEqualTo(new NextStep(Action.ANSWER, NextStep.Actor.APPLICANT, TODAY.plusDays(14)));
    assertThat(PartnerRules.nextStep(recommended(inReview(), Verdict.ACCREDIT), TODAY))
        .isEqualTo(new NextStep(Action.APPROVE, NextStep.Actor.APPROVER, null));
    assertThat(PartnerRules.nextStep(accredited(), TODAY)).isNull();
    assertThat(PartnerRules.nextStep(accredited(), UNTIL.minusDays(90)))
        .isEqualTo(new NextStep(Action.RENEW, NextStep.Actor.APPLICANT, UNTIL));
    assertThat(PartnerRules.nextStep(rejected(), TODAY)).isNull();
  }

  @Test
  void keepsWhoActedAndShowsMembersNobodyOfTheCity() {
    AuditEntry approved = accredited().trail().getLast();
    assertThat(approved.by()).isEqualTo(APPROVER.id());
    assertThat(approved.office()).isEqualTo("Amt 01");
    assertThat(approved.withoutStaff().by()).isNull();
    assertThat(approved.withoutStaff().office()).isEqualTo("Amt 01");
    assertThat(accredited().trail())
        .filteredOn(it -> it.role() == Role.APPLICANT)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.withoutStaff().by()).isEqualTo(APPLICANT.id()));
  }

  private static Listing listing(Partner partner) {
    return Objects.requireNonNull(partner.listing());
  }

  private static void assertVisible(Partner partner, boolean toStaff) {
    assertThat(partner.isVisibleTo(APPLICANT)).isTrue();
    assertThat(partner.isVisibleTo(REVIEWER)).isEqualTo(toStaff);
    assertThat(partner.isVisibleTo(STRANGER)).isFalse();
  }

  private static void assertRefused(Decision decision, Refusal why) {
    assertThat(decision).isEqualTo(new Decision.Refused(why));
  }
}
