package city.participation.partners.partner;

import static city.participation.partners.partner.PartnerExamples.APPLICANT;
import static city.participation.partners.partner.PartnerExamples.APPLYING_STAFF;
import static city.participation.partners.partner.PartnerExamples.APPROVER;
import static city.participation.partners.partner.PartnerExamples.NOW;
import static city.participation.partners.partner.PartnerExamples.REVIEWER;
import static city.participation.partners.partner.PartnerExamples.STRANGER;
import static city.participation.partners.partner.PartnerExamples.TERMS;
import static city.participation.partners.partner.PartnerExamples.UNTIL;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.PartnerAccredited;
import city.participation.partners.partner.PartnerFact.PartnerExpired;
import city.participation.partners.partner.PartnerFact.PartnerReinstated;
import city.participation.partners.partner.PartnerFact.PartnerSuspended;
import city.participation.partners.partner.PartnerFact.PartnerWithdrawn;
import city.participation.partners.partner.Review.InformationRequest;
import city.participation.partners.partner.Review.Recommendation;
import city.participation.partners.partner.Review.Stage;
import city.participation.partners.partner.Review.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever anybody tries in whatever order and however late, these hold. */
class PartnerLifePropertyTests {

  enum Attempt {
    APPLY,
    AMEND,
    ANSWER,
    RENEW,
    WITHDRAW,
    TAKE_UP,
    ASK,
    CHECK,
    RECOMMEND,
    ADVISE_AGAINST,
    APPROVE,
    RETURN,
    SUSPEND,
    REINSTATE,
    SETTLE
  }

  record Try(Attempt attempt, Person person, int days) {}

  /** What the reviewer alone cannot bring about. */
  private static final Set<Step> DECISIONS =
      Set.of(Step.ACCREDITED, Step.REJECTED, Step.RENEWAL_REJECTED, Step.RETURNED_TO_REVIEW);

  @Provide
  Arbitrary<List<Try>> tries() {
    // Withdrawing ends it all, so that it is tried seldom; what leads on is tried often.
    Attempt[] attempts =
        Stream.of(Attempt.values(), Attempt.values(), Attempt.values())
            .flatMap(Arrays::stream)
            .filter(it -> it != Attempt.WITHDRAW)
            .toArray(Attempt[]::new);
    Arbitrary<Attempt> any =
        Arbitraries.frequencyOf(
            Tuple.of(60, Arbitraries.of(attempts)), Tuple.of(1, Arbitraries.of(Attempt.WITHDRAW)));
    Arbitrary<Person> people =
        Arbitraries.of(APPLICANT, REVIEWER, APPROVER, APPLYING_STAFF, STRANGER);
    Arbitrary<Integer> days = Arbitraries.of(0, 0, 0, 1, 30, 300);
    return Combinators.combine(any, people, days).as(Try::new).list().ofMinSize(20).ofMaxSize(120);
  }

  @Property(tries = 1500)
  void anyLifeKeepsTheRules(@ForAll("tries") List<Try> tries) {
    assertKeepsTheRules(PartnerExamples.draft(), NOW, tries);
  }

  /** From the draft on, few lives come so far by chance. */
  @Property(tries = 1500)
  void anyRenewalKeepsTheRules(@ForAll("tries") List<Try> tries) {
    Instant asked = PartnerExamples.endOf(UNTIL.minusDays(31));
    assertKeepsTheRules(PartnerExamples.renewing(), asked, tries);
  }

  private static void assertKeepsTheRules(Partner first, Instant start, List<Try> tries) {
    Partner partner = first;
    boolean told = first.status() == PartnerStatus.ACCREDITED;
    Instant now = start;
    for (Try next : tries) {
      now = now.plus(Duration.ofDays(next.days())).plusSeconds(1);
      Decision decision = decide(partner, next, now);
      if (decision instanceof Decision.Taken(Partner after, var facts)) {
        assertStep(partner, after, next, now);
        for (PartnerFact fact : facts) {
          told = accreditedAsTold(told, fact);
        }
        assertThat(told)
            .as("who only listens knows whether it is accredited")
            .isEqualTo(after.status() == PartnerStatus.ACCREDITED);
        partner = after;
        assertThat(partner.status().isPrivate()).isNotEqualTo(partner.hasApplied());
        assertNamesAnOpenStep(partner, now);
      }
    }
  }

  /** What it is said to wait for, somebody of these can do. */
  private static void assertNamesAnOpenStep(Partner partner, Instant now) {
    LocalDate today = Accreditation.day(now);
    NextStep next = PartnerRules.nextStep(partner, today);
    if (next != null) {
      assertThat(List.of(APPLICANT, REVIEWER, APPROVER))
          .as("%s while %s", next, partner.status())
          .anyMatch(it -> PartnerRules.allowed(partner, it, today).contains(next.action()));
    }
  }

  private static boolean accreditedAsTold(boolean before, PartnerFact fact) {
    return switch (fact) {
      case PartnerAccredited it -> true;
      case PartnerReinstated it -> true;
      case PartnerSuspended it -> false;
      case PartnerExpired it -> false;
      case PartnerWithdrawn it -> false;
      default -> before;
    };
  }

  private static Decision decide(Partner partner, Try next, Instant now) {
    Person person = next.person();
    return switch (next.attempt()) {
      case APPLY -> ApplicantSteps.apply(partner, person, TERMS, now);
      case AMEND ->
          ApplicantSteps.amend(partner, person, PartnerExamples.workingIn("1", "2"), TERMS, now);
      case ANSWER -> ApplicantSteps.answer(partner, person, "Ist verlinkt.", now);
      case RENEW -> TermSteps.renew(partner, person, TERMS, now);
      case WITHDRAW -> ApplicantSteps.withdraw(partner, person, "Wir lösen uns auf.", now);
      case TAKE_UP -> ReviewSteps.takeUp(partner, person, now);
      case ASK ->
          ReviewSteps.requestInformation(
              partner,
              person,
              new InformationRequest(List.of("Satzung?"), Accreditation.day(now).plusDays(7)),
              now);
      case CHECK -> ReviewSteps.checkRegister(partner, person, now);
      case RECOMMEND ->
          ReviewSteps.recommend(
              partner, person, new Recommendation(Verdict.ACCREDIT, "Alles geprüft."), now);
      case ADVISE_AGAINST ->
          ReviewSteps.recommend(
              partner, person, new Recommendation(Verdict.REJECT, "Leider nicht."), now);
      case APPROVE -> ReviewSteps.approve(partner, person, null, now);
      case RETURN -> ReviewSteps.giveBack(partner, person, "Noch einmal.", now);
      case SUSPEND -> TermSteps.suspend(partner, person, "Satzung geändert.", now);
      case REINSTATE -> TermSteps.reinstate(partner, person, "Satzung liegt vor.", now);
      case SETTLE -> TermSteps.settle(partner, now);
    };
  }

  private static void assertStep(Partner before, Partner after, Try next, Instant now) {
    assertThat(after.applicant()).isEqualTo(before.applicant());
    assertThat(after.trail())
        .as("the trail only grows")
        .startsWith(before.trail().toArray(AuditEntry[]::new));
    assertThat(after.people())
        .as("who is named is found")
        .contains(APPLICANT.id())
        .containsAll(after.trail().stream().map(AuditEntry::by).filter(Objects::nonNull).toList());
    assertThat(after.claim() != null).isEqualTo(after.status().isKnown());
    assertThat(after.due() != null)
        .isEqualTo(
            after.status().hasTerm()
                || (after.review() != null && after.review().stage() == Stage.INFO_REQUESTED));
    assertThat(after.listing() != null)
        .as("the public finds those and only those that are accredited")
        .isEqualTo(after.status() == PartnerStatus.ACCREDITED);
    assertThat(after.checkDue() != null)
        .as("a register is asked while somebody decides")
        .isEqualTo(after.review() != null);
    assertThat(after.review() != null && !after.status().hasTerm())
        .as("while nothing runs, the status is the review's")
        .isEqualTo(
            List.of(PartnerStatus.APPLIED, PartnerStatus.IN_REVIEW, PartnerStatus.INFO_REQUESTED)
                .contains(after.status()));
    if (next.attempt() == Attempt.SETTLE) {
      assertThat(after.due() == null || after.due().isAfter(now)).as("nothing is left").isTrue();
      return;
    }
    Action action = actionOf(next.attempt());
    boolean own = next.person().id().equals(before.applicant());
    assertThat(own).as("who does what").isEqualTo(action.isMembers());
    assertThat(PartnerRules.allowed(before, next.person(), Accreditation.day(now)))
        .as("what is done was allowed")
        .contains(action);
    for (AuditEntry entry : after.trail().subList(before.trail().size(), after.trail().size())) {
      assertThat(entry.role() == Role.APPLICANT).isEqualTo(own);
      assertThat(entry.by()).isEqualTo(next.person().id());
      if (DECISIONS.contains(entry.step())) {
        assertThat(entry.by())
            .as("four eyes")
            .isNotEqualTo(Objects.requireNonNull(before.review()).reviewer());
      }
    }
  }

  private static Action actionOf(Attempt attempt) {
    return switch (attempt) {
      case APPLY -> Action.APPLY;
      case AMEND -> Action.AMEND;
      case ANSWER -> Action.ANSWER;
      case RENEW -> Action.RENEW;
      case WITHDRAW -> Action.WITHDRAW;
      case TAKE_UP -> Action.TAKE_UP;
      case ASK -> Action.REQUEST_INFORMATION;
      case CHECK -> Action.CHECK_REGISTER;
      case RECOMMEND, ADVISE_AGAINST -> Action.RECOMMEND;
      case APPROVE -> Action.APPROVE;
      case RETURN -> Action.RETURN;
      case SUSPEND -> Action.SUSPEND;
      case REINSTATE -> Action.REINSTATE;
      case SETTLE -> throw new AssertionError("is nobody's action");
    };
  }
}
