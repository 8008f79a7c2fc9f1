package city.participation.partners.partner;

import city.participation.partners.member.MemberRole;
import city.participation.partners.partner.Review.Stage;
import city.participation.partners.partner.Review.Verdict;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may do what, and when. What is allowed and what is refused is answered from here alike. */
final class PartnerRules {

  private PartnerRules() {}

  static List<Action> allowed(Partner partner, Person person, LocalDate today) {
    return Arrays.stream(Action.values())
        .filter(action -> against(partner, action, person, today) == null)
        .toList();
  }

  /** Null if the person may; an office they can still name. */
  static @Nullable Refusal refusal(Partner partner, Action action, Person person, LocalDate today) {
    Refusal why = against(partner, action, person, today);
    if (why instanceof Refusal.WrongState(PartnerStatus status, var unknown)) {
      return new Refusal.WrongState(status, allowed(partner, person, today));
    }
    if (why == null && !action.isMembers() && person.office() == null) {
      return new Refusal.OfficeMissing();
    }
    return why;
  }

  private static @Nullable Refusal against(
      Partner partner, Action action, Person person, LocalDate today) {
    MemberRole role = partner.roleOf(person);
    if (action.isMembers() ? role == null : !person.staff()) {
      return new Refusal.NotYours();
    }
    if (action.isOwners() && role != MemberRole.OWNER) {
      return new Refusal.OwnerNeeded();
    }
    if (!action.isMembers()
        && (partner.hasBeenActedForBy(person) || partner.invites(person, today))) {
      return new Refusal.OwnOrganisation();
    }
    if (!isOpen(partner, action, today)) {
      return new Refusal.WrongState(partner.status(), List.of());
    }
    Review review = partner.review();
    boolean leads = review != null && review.isLedBy(person);
    return switch (action) {
      case TAKE_UP -> leads ? new Refusal.WrongState(partner.status(), List.of()) : null;
      case REQUEST_INFORMATION, RECOMMEND -> leads ? null : new Refusal.NotTheReviewer();
      case APPROVE, RETURN -> leads ? new Refusal.FourEyes() : null;
      case APPLY, AMEND, ANSWER, CHECK_REGISTER, SUSPEND, REINSTATE, RENEW, WITHDRAW -> null;
    };
  }

  private static boolean isOpen(Partner partner, Action action, LocalDate today) {
    PartnerStatus status = partner.status();
    return switch (action) {
      case APPLY -> status == PartnerStatus.DRAFT;
      case AMEND -> isAmendable(partner);
      // Also from a colleague who cannot go on with it.
      case TAKE_UP -> isAt(partner, Stage.WAITING) || isAt(partner, Stage.IN_REVIEW);
      case REQUEST_INFORMATION, RECOMMEND -> isAt(partner, Stage.IN_REVIEW);
      case ANSWER -> isAnswerable(partner);
      case CHECK_REGISTER -> partner.review() != null;
      case RETURN -> isAt(partner, Stage.RECOMMENDED);
      case APPROVE -> isAt(partner, Stage.RECOMMENDED) && !prolongsASuspendedTerm(partner);
      case SUSPEND -> status == PartnerStatus.ACCREDITED;
      case REINSTATE -> status == PartnerStatus.SUSPENDED;
      case RENEW -> isRenewable(partner, today);
      case WITHDRAW -> status != PartnerStatus.WITHDRAWN && status != PartnerStatus.DISCARDED;
    };
  }

  private static boolean isAt(Partner partner, Stage stage) {
    return partner.review() != null && partner.review().stage() == stage;
  }

  private static boolean isAnswerable(Partner partner) {
    return partner.review() != null && partner.review().isAnswerable();
  }

  private static boolean isAmendable(Partner partner) {
    return switch (partner.status()) {
      case DRAFT, ACCREDITED, EXPIRED -> true;
      case APPLIED, IN_REVIEW, INFO_REQUESTED, SUSPENDED -> isAnswerable(partner);
      case REJECTED, WITHDRAWN, DISCARDED -> false;
    };
  }

  /** Others would hear that a suspended partner is accredited: it is reinstated first. */
  private static boolean prolongsASuspendedTerm(Partner partner) {
    return partner.status() == PartnerStatus.SUSPENDED
        && partner.review() != null
        && partner.review().recommends(Verdict.ACCREDIT);
  }

  private static boolean isRenewable(Partner partner, LocalDate today) {
    Accreditation term = partner.accreditation();
    return partner.review() == null
        && (partner.status() == PartnerStatus.EXPIRED
            || (partner.status() == PartnerStatus.ACCREDITED
                && term != null
                && term.isRenewableOn(today)));
  }

  /** What the partner waits for; null if for nothing. */
  static @Nullable NextStep nextStep(Partner partner, LocalDate today) {
    Review review = partner.review();
    Accreditation term = partner.accreditation();
    LocalDate end = partner.status().hasTerm() && term != null ? term.until() : null;
    if (review != null) {
      return switch (review.stage()) {
        case WAITING -> new NextStep(Action.TAKE_UP, NextStep.Actor.STAFF, null);
        case IN_REVIEW ->
            review.reviewer() == null
                ? new NextStep(Action.TAKE_UP, NextStep.Actor.STAFF, null)
                : new NextStep(Action.RECOMMEND, NextStep.Actor.REVIEWER, null);
        case INFO_REQUESTED ->
            new NextStep(
                Action.ANSWER,
                NextStep.Actor.APPLICANT,
                review.request() == null ? null : review.request().dueOn());
        case RECOMMENDED ->
            prolongsASuspendedTerm(partner)
                ? new NextStep(Action.REINSTATE, NextStep.Actor.STAFF, end)
                : new NextStep(Action.APPROVE, NextStep.Actor.APPROVER, null);
      };
    }
    return switch (partner.status()) {
      case DRAFT -> new NextStep(Action.APPLY, NextStep.Actor.APPLICANT, null);
      case SUSPENDED -> new NextStep(Action.REINSTATE, NextStep.Actor.STAFF, end);
      case EXPIRED -> new NextStep(Action.RENEW, NextStep.Actor.APPLICANT, null);
      case ACCREDITED ->
          isRenewable(partner, today)
              ? new NextStep(Action.RENEW, NextStep.Actor.APPLICANT, end)
              : null;
      case APPLIED, IN_REVIEW, INFO_REQUESTED, REJECTED, WITHDRAWN, DISCARDED -> null;
    };
  }
}
