package city.participation.partners.partner;

import static city.participation.partners.partner.PartnerExamples.APPLICANT;
import static city.participation.partners.partner.PartnerExamples.APPROVER;
import static city.participation.partners.partner.PartnerExamples.ID;
import static city.participation.partners.partner.PartnerExamples.NOW;
import static city.participation.partners.partner.PartnerExamples.REVIEWER;
import static city.participation.partners.partner.PartnerExamples.TERMS;
import static city.participation.partners.partner.PartnerExamples.TODAY;
import static city.participation.partners.partner.PartnerExamples.UNTIL;
import static city.participation.partners.partner.PartnerExamples.accredited;
import static city.participation.partners.partner.PartnerExamples.endOf;
import static city.participation.partners.partner.PartnerExamples.expired;
import static city.participation.partners.partner.PartnerExamples.facts;
import static city.participation.partners.partner.PartnerExamples.inReview;
import static city.participation.partners.partner.PartnerExamples.recommended;
import static city.participation.partners.partner.PartnerExamples.renewing;
import static city.participation.partners.partner.PartnerExamples.review;
import static city.participation.partners.partner.PartnerExamples.suspended;
import static city.participation.partners.partner.PartnerExamples.taken;
import static city.participation.partners.partner.PartnerExamples.term;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.PartnerAccredited;
import city.participation.partners.partner.PartnerFact.PartnerAnswerOverdue;
import city.participation.partners.partner.PartnerFact.PartnerExpired;
import city.participation.partners.partner.PartnerFact.PartnerExpiring;
import city.participation.partners.partner.PartnerFact.PartnerRejected;
import city.participation.partners.partner.Review.InformationRequest;
import city.participation.partners.partner.Review.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccreditationTests {

  @Test
  void lastsTwoYearsUnlessTheApproverSaysOtherwise() {
    Partner recommended = recommended(inReview(), Verdict.ACCREDIT);
    Partner usual = taken(ReviewSteps.approve(recommended, APPROVER, null, NOW));
    assertThat(term(usual).until()).isEqualTo(TODAY.plusYears(2));
    LocalDate longest = TODAY.plusYears(5);
    Partner longer = taken(ReviewSteps.approve(recommended, APPROVER, longest, NOW));
    assertThat(term(longer).until()).isEqualTo(longest);
    for (LocalDate wrong : List.of(TODAY, longest.plusDays(1))) {
      assertThat(ReviewSteps.approve(recommended, APPROVER, wrong, NOW))
          .isEqualTo(
              new Decision.Refused(
                  new Refusal.DateOutOfRange("/until", TODAY.plusDays(1), longest)));
    }
  }

  @Test
  void countsDaysAsTheyAreInCologne() {
    Instant lateOnNewYearsEve = Instant.parse("2026-12-31T23:30:00Z");
    Partner partner =
        taken(
            ReviewSteps.approve(
                recommended(inReview(), Verdict.ACCREDIT), APPROVER, null, lateOnNewYearsEve));
    assertThat(term(partner).from()).isEqualTo(LocalDate.of(2027, 1, 1));
  }

  @Test
  void endsAsItsLastDayEndsAndNotBefore() {
    Accreditation term = Accreditation.granted(TODAY, LocalDate.of(2028, 6, 30));
    assertThat(term.end()).as("summer time").isEqualTo(Instant.parse("2028-06-30T22:00:00Z"));
    assertThat(term.hasEndedAt(Instant.parse("2028-06-30T21:59:59Z"))).isFalse();
    assertThat(term.hasEndedAt(Instant.parse("2028-06-30T22:00:00Z"))).isTrue();
  }

  @Test
  void remindsOnceForEachNoticeAndThenEnds() {
    Partner partner = accredited();
    for (int days : new int[] {90, 30, 7}) {
      Instant due = UNTIL.minusDays(days).atStartOfDay(Accreditation.ZONE).toInstant();
      assertThat(partner.due()).isEqualTo(due);
      assertThat(TermSteps.settle(partner, due.minusSeconds(1)))
          .isEqualTo(new Decision.Taken(partner, List.of()));
      Decision reminded = TermSteps.settle(partner, due);
      assertThat(facts(reminded))
          .containsExactly(new PartnerExpiring(ID, APPLICANT.id(), UNTIL, days, false));
      partner = taken(reminded);
      assertThat(facts(TermSteps.settle(partner, due))).as("not twice").isEmpty();
    }
    assertThat(partner.due()).isEqualTo(endOf(UNTIL));
    Decision ended = TermSteps.settle(partner, endOf(UNTIL));
    assertThat(facts(ended))
        .containsExactly(new PartnerExpired(ID, APPLICANT.id(), UNTIL, endOf(UNTIL)));
    assertThat(taken(ended).status()).isEqualTo(PartnerStatus.EXPIRED);
    assertThat(taken(ended).due()).isNull();
  }

  @Test
  void catchesUpOnEachReminderThatADowntimeKeptBack() {
    Decision late = TermSteps.settle(accredited(), endOf(UNTIL.minusDays(20)));
    assertThat(facts(late))
        .containsExactly(
            new PartnerExpiring(ID, APPLICANT.id(), UNTIL, 90, false),
            new PartnerExpiring(ID, APPLICANT.id(), UNTIL, 30, false));
    assertThat(term(taken(late)).notices()).containsExactly(7);
  }

  @Test
  void tellsNobodyThatATermNearsItsEndWhichIsOver() {
    assertThat(facts(TermSteps.settle(accredited(), endOf(UNTIL.plusDays(40)))))
        .hasOnlyElementsOfType(PartnerExpired.class)
        .hasSize(1);
  }

  @Test
  void givesNoReminderThatWouldHaveBeenDueBeforeAShortTermBegan() {
    assertThat(Accreditation.granted(TODAY, TODAY.plusDays(60)).notices()).containsExactly(30, 7);
    assertThat(Accreditation.granted(TODAY, TODAY.plusDays(5)).notices()).isEmpty();
  }

  @Test
  void runsOnWhileSuspended() {
    Partner ended = taken(TermSteps.settle(suspended(), endOf(UNTIL)));
    assertThat(ended.status()).isEqualTo(PartnerStatus.EXPIRED);
    Partner back = taken(TermSteps.reinstate(suspended(), REVIEWER, "Satzung liegt vor.", NOW));
    assertThat(back.status()).isEqualTo(PartnerStatus.ACCREDITED);
    assertThat(term(back).until()).isEqualTo(UNTIL);
  }

  @Test
  void isRenewedFrom90DaysBeforeItsEnd() {
    Instant tooEarly = UNTIL.minusDays(91).atStartOfDay(Accreditation.ZONE).toInstant();
    assertThat(TermSteps.renew(accredited(), APPLICANT, TERMS, tooEarly))
        .isInstanceOf(Decision.Refused.class);
    Instant inTime = UNTIL.minusDays(90).atStartOfDay(Accreditation.ZONE).toInstant();
    assertThat(review(taken(TermSteps.renew(accredited(), APPLICANT, TERMS, inTime))).renewal())
        .isTrue();
    assertThat(TermSteps.renew(renewing(), APPLICANT, TERMS, inTime))
        .as("one renewal at a time")
        .isInstanceOf(Decision.Refused.class);
    assertThat(TermSteps.renew(accredited(), APPLICANT, "2028-01", inTime))
        .isEqualTo(new Decision.Refused(new Refusal.TermsOutdated("2028-01")));
  }

  @Test
  void staysAccreditedWhileItsRenewalIsReviewedAndGetsAnotherTerm() {
    Instant later = endOf(UNTIL.minusDays(30));
    Partner reviewed = taken(ReviewSteps.takeUp(renewing(), REVIEWER, later));
    assertThat(reviewed.status()).isEqualTo(PartnerStatus.ACCREDITED);
    assertThat(reviewed.due()).as("its term runs on").isNotNull();
    Decision approved =
        ReviewSteps.approve(recommended(reviewed, Verdict.ACCREDIT), APPROVER, null, later);
    LocalDate until = UNTIL.minusDays(29).plusYears(2);
    assertThat(facts(approved))
        .singleElement()
        .isInstanceOfSatisfying(
            PartnerAccredited.class,
            it -> {
              assertThat(it.renewal()).isTrue();
              assertThat(it.accreditedUntil()).isEqualTo(until);
            });
    assertThat(term(taken(approved)).notices()).containsExactly(90, 30, 7);
  }

  @Test
  void isInReviewOnceTheOldTermHasEndedMeanwhile() {
    Partner reviewed = taken(ReviewSteps.takeUp(renewing(), REVIEWER, NOW));
    Decision ended = TermSteps.settle(reviewed, endOf(UNTIL));
    assertThat(facts(ended)).hasOnlyElementsOfType(PartnerExpired.class);
    assertThat(taken(ended).status()).isEqualTo(PartnerStatus.IN_REVIEW);
    Partner rejected =
        taken(
            ReviewSteps.approve(
                recommended(taken(ended), Verdict.REJECT), APPROVER, null, endOf(UNTIL)));
    assertThat(rejected.status()).isEqualTo(PartnerStatus.REJECTED);
    assertThat(rejected.claim()).isNull();
  }

  @Test
  void keepsTheRestOfItsTermWhenItsRenewalIsRejected() {
    Partner reviewed = taken(ReviewSteps.takeUp(renewing(), REVIEWER, NOW));
    Decision decision =
        ReviewSteps.approve(recommended(reviewed, Verdict.REJECT), APPROVER, null, NOW);
    assertThat(facts(decision))
        .containsExactly(new PartnerRejected(ID, APPLICANT.id(), UNTIL, NOW));
    Partner after = taken(decision);
    assertThat(after.status()).isEqualTo(PartnerStatus.ACCREDITED);
    assertThat(after.trail().getLast().step()).isEqualTo(Step.RENEWAL_REJECTED);
    assertThat(after.claim()).isNotNull();
  }

  @Test
  void waitsForAnAnswerAndForItsEndWhicheverComesFirst() {
    Instant now = endOf(UNTIL.minusDays(31));
    Partner asked =
        taken(
            ReviewSteps.requestInformation(
                taken(ReviewSteps.takeUp(renewing(), REVIEWER, now)),
                REVIEWER,
                new InformationRequest(List.of("Satzung?"), UNTIL.minusDays(20)),
                now));
    Partner unanswered = taken(TermSteps.settle(asked, endOf(UNTIL.minusDays(20))));
    assertThat(unanswered.status()).isEqualTo(PartnerStatus.ACCREDITED);
    assertThat(review(unanswered).stage()).isEqualTo(Review.Stage.IN_REVIEW);
    assertThat(unanswered.due())
        .isEqualTo(UNTIL.minusDays(7).atStartOfDay(Accreditation.ZONE).toInstant());
    Decision both = TermSteps.settle(asked, endOf(UNTIL));
    assertThat(facts(both))
        .as("after a downtime")
        .hasExactlyElementsOfTypes(PartnerAnswerOverdue.class, PartnerExpired.class);
    assertThat(taken(both).status()).isEqualTo(PartnerStatus.IN_REVIEW);
    assertThat(taken(both).due()).isNull();
  }

  @Test
  void isNotProlongedWhileSuspended() {
    Partner reviewed = taken(ReviewSteps.takeUp(renewing(), REVIEWER, NOW));
    Partner suspended =
        taken(
            TermSteps.suspend(
                recommended(reviewed, Verdict.ACCREDIT), REVIEWER, "Satzung geändert.", NOW));
    assertThat(ReviewSteps.approve(suspended, APPROVER, null, NOW))
        .isEqualTo(
            new Decision.Refused(
                new Refusal.WrongState(
                    PartnerStatus.SUSPENDED,
                    List.of(Action.CHECK_REGISTER, Action.RETURN, Action.REINSTATE))));
  }

  @Test
  void isRenewedAlsoAfterItsEnd() {
    Partner again = taken(TermSteps.renew(expired(), APPLICANT, TERMS, endOf(UNTIL)));
    assertThat(again.status()).isEqualTo(PartnerStatus.IN_REVIEW);
    assertThat(PartnerRules.nextStep(again, UNTIL.plusDays(1)))
        .isEqualTo(new NextStep(Action.TAKE_UP, NextStep.Actor.STAFF, null));
  }
}
