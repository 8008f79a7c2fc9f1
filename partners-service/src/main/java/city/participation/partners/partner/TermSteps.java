package city.participation.partners.partner;

import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.PartnerApplied;
import city.participation.partners.partner.PartnerFact.PartnerExpired;
import city.participation.partners.partner.PartnerFact.PartnerExpiring;
import city.participation.partners.partner.PartnerFact.PartnerReinstated;
import city.participation.partners.partner.PartnerFact.PartnerSuspended;
import java.time.Instant;
import java.util.List;

/** What becomes of a term: renewed, suspended, reinstated, ended. */
final class TermSteps {

  private TermSteps() {}

  static Decision renew(Partner partner, Person person, String terms, Instant now) {
    Refusal why = PartnerRules.refusal(partner, Action.RENEW, person, Accreditation.day(now));
    if (why == null) {
      why = ApplicantSteps.outdated(partner, terms);
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

  /**
   * What the calendar demands by now. Reminders that a downtime has kept back are given each; once
   * the term has ended, only that it has.
   */
  static Decision settle(Partner partner, Instant now) {
    Accreditation term = partner.accreditation();
    if (!partner.status().hasTerm() || term == null) {
      return Partner.taken(partner);
    }
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
