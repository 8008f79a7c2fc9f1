package city.participation.partners.partner;

import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.PartnerAnswerOverdue;
import city.participation.partners.partner.PartnerFact.PartnerApplied;
import city.participation.partners.partner.PartnerFact.PartnerExpired;
import city.participation.partners.partner.PartnerFact.PartnerExpiring;
import city.participation.partners.partner.PartnerFact.PartnerReinstated;
import city.participation.partners.partner.PartnerFact.PartnerSuspended;
import city.participation.partners.partner.Review.InformationRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What becomes of a term: renewed, suspended, reinstated, ended. */
final class TermSteps {

  private TermSteps() {}

  static Decision renew(Partner partner, Person person, String terms, Instant now) {
    Refusal why = PartnerRules.refusal(partner, Action.RENEW, person, Accreditation.day(now));
    if (why == null) {
      why = ApplicantSteps.outdated(partner.organisation().terms(), terms);
    }
    if (why == null && partner.organisation().contact() == null) {
      why = new Refusal.ContactMissing();
    }
    return why != null
        ? Partner.refused(why)
        : Partner.taken(
            partner.reviewed(
                Review.opened(true, now),
                AuditEntry.byMember(person, Step.RENEWAL_REQUESTED, now, null)),
            new PartnerApplied(partner.id(), partner.spokesperson(), true, now));
  }

  static Decision suspend(Partner partner, Person staff, String reason, Instant now) {
    Refusal why = PartnerRules.refusal(partner, Action.SUSPEND, staff, Accreditation.day(now));
    return why != null
        ? Partner.refused(why)
        : Partner.taken(
            partner.became(
                PartnerStatus.SUSPENDED,
                partner.review(),
                partner.accreditation(),
                AuditEntry.by(staff, Role.STAFF, Step.SUSPENDED, now, reason)),
            new PartnerSuspended(partner.id(), partner.spokesperson(), now));
  }

  static Decision reinstate(Partner partner, Person staff, String reason, Instant now) {
    Refusal why = PartnerRules.refusal(partner, Action.REINSTATE, staff, Accreditation.day(now));
    Accreditation term = partner.accreditation();
    return why != null || term == null
        ? Partner.refused(why == null ? new Refusal.NotFound() : why)
        : Partner.taken(
            partner.became(
                PartnerStatus.ACCREDITED,
                partner.review(),
                term,
                AuditEntry.by(staff, Role.STAFF, Step.REINSTATED, now, reason)),
            new PartnerReinstated(partner.id(), partner.spokesperson(), term.until(), now));
  }

  /** A step is taken on the term as it is by now, whether or not the sweep was here already. */
  static Decision settled(Partner partner, Instant now, Function<Partner, Decision> step) {
    return then(settle(partner, now), step);
  }

  /** What the calendar demands by now, of an answer that is awaited and of a term that runs. */
  static Decision settle(Partner partner, Instant now) {
    return then(
        settleAnswer(partner, now),
        answered -> {
          Accreditation term = answered.accreditation();
          return !answered.status().hasTerm() || term == null
              ? Partner.taken(answered)
              : settleTerm(answered, term, now);
        });
  }

  private static Decision then(Decision first, Function<Partner, Decision> step) {
    return switch (first) {
      case Decision.Refused refused -> refused;
      case Decision.Taken(Partner current, var before) ->
          switch (step.apply(current)) {
            case Decision.Refused refused -> refused;
            case Decision.Taken(Partner after, var facts) ->
                new Decision.Taken(after, Stream.concat(before.stream(), facts.stream()).toList());
          };
    };
  }

  /** Whoever waited for an answer goes on without it. */
  private static Decision settleAnswer(Partner partner, Instant now) {
    Review review = partner.review();
    InformationRequest request = review == null ? null : review.request();
    Instant due = review == null ? null : review.answerDue();
    return review == null || request == null || due == null || now.isBefore(due)
        ? Partner.taken(partner)
        : Partner.taken(
            partner.reviewed(
                review.unanswered(now),
                AuditEntry.byCalendar(Step.NOT_ANSWERED_IN_TIME, now, null)),
            new PartnerAnswerOverdue(partner.id(), partner.spokesperson(), request.dueOn(), now));
  }

  /**
   * Reminders that a downtime has kept back are given each; once the term has ended, only that it
   * has.
   */
  private static Decision settleTerm(Partner partner, Accreditation term, Instant now) {
    Review review = partner.review();
    if (term.hasEndedAt(now)) {
      return Partner.taken(
          partner.became(
              review == null ? PartnerStatus.EXPIRED : review.status(),
              review,
              term.withoutNotices(term.notices()),
              AuditEntry.byCalendar(Step.EXPIRED, now, null)),
          new PartnerExpired(partner.id(), partner.spokesperson(), term.until(), now));
    }
    Partner after = partner;
    List<Integer> due = term.noticesBy(now);
    PartnerFact[] facts = new PartnerFact[due.size()];
    for (int i = 0; i < facts.length; i++) {
      int days = due.get(i);
      after =
          after.became(
              partner.status(),
              review,
              term.withoutNotices(due.subList(0, i + 1)),
              AuditEntry.byCalendar(Step.REMINDED, now, Integer.toString(days)));
      facts[i] =
          new PartnerExpiring(
              partner.id(), partner.spokesperson(), term.until(), days, review != null);
    }
    return Partner.taken(after, facts);
  }
}
