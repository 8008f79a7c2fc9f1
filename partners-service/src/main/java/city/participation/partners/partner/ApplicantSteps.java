package city.participation.partners.partner;

import city.participation.partners.member.MemberRole;
import city.participation.partners.organisation.AcceptedTerms;
import city.participation.partners.organisation.Organisation;
import city.participation.partners.organisation.OrganisationDraft;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.MemberActivated;
import city.participation.partners.partner.PartnerFact.PartnerApplied;
import city.participation.partners.partner.PartnerFact.PartnerInfoProvided;
import city.participation.partners.partner.PartnerFact.PartnerProfileChanged;
import city.participation.partners.partner.PartnerFact.PartnerWithdrawn;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is done for an organisation, but for asking for a renewal. */
final class ApplicantSteps {

  /** From one decision to the next, so that a trail stays short enough to be read at once. */
  static final int MOST_AMENDMENTS = 200;

  private ApplicantSteps() {}

  static Decision apply(Partner partner, Person person, String terms, Instant now) {
    Refusal why = PartnerRules.refusal(partner, Action.APPLY, person, Accreditation.day(now));
    if (why != null) {
      return Partner.refused(why);
    }
    return whole(
        partner.said(),
        organisation -> {
          Refusal outdated = outdated(organisation.terms(), terms);
          return outdated != null
              ? Partner.refused(outdated)
              : Partner.taken(
                  partner
                      .completed(organisation)
                      .reviewed(
                          Review.opened(false, now),
                          AuditEntry.byMember(person, Step.APPLIED, now, null)),
                  new PartnerApplied(partner.id(), partner.spokesperson(), false, now),
                  new MemberActivated(partner.id(), person.id(), MemberRole.OWNER, now));
        });
  }

  static Decision amend(
      Partner partner, Person person, OrganisationDraft changed, String terms, Instant now) {
    Refusal why = PartnerRules.refusal(partner, Action.AMEND, person, Accreditation.day(now));
    AcceptedTerms accepted = changed.terms();
    if (why == null && accepted != null && !accepted.equals(partner.said().terms())) {
      why = outdated(accepted, terms);
    }
    if (why != null) {
      return Partner.refused(why);
    }
    if (changed.equals(partner.said())) {
      return Partner.taken(partner);
    }
    return partner.status() == PartnerStatus.DRAFT
        ? Partner.taken(partner.drafted(changed, person))
        : whole(changed, organisation -> amend(partner, person, organisation, now));
  }

  private static Decision amend(Partner partner, Person person, Organisation changed, Instant now) {
    Accreditation term = partner.status().hasTerm() ? partner.accreditation() : null;
    List<String> exchanged = changed.otherIdentity(partner.organisation());
    if (term != null && !exchanged.isEmpty()) {
      return Partner.refused(new Refusal.IdentityFixed(exchanged));
    }
    if (amendments(partner) >= MOST_AMENDMENTS) {
      return Partner.refused(new Refusal.TooManyAmendments(MOST_AMENDMENTS));
    }
    Partner after =
        partner.amended(changed, person, AuditEntry.byMember(person, Step.AMENDED, now, null));
    return term == null || changed.looksLike(partner.organisation())
        ? Partner.taken(after)
        : Partner.taken(after, new PartnerProfileChanged(partner.id(), changed, term.until(), now));
  }

  private static long amendments(Partner partner) {
    return partner.trail().reversed().stream()
        .map(AuditEntry::step)
        .takeWhile(step ->
            step != Step.APPLIED && step != Step.ACCREDITED && step != Step.RENEWAL_REQUESTED)
        .filter(step -> step == Step.AMENDED)
        .count();
  }

  /** With what says all that an application has to say, or not at all. */
  private static Decision whole(OrganisationDraft said, Function<Organisation, Decision> decision) {
    return said.complete()
        .map(decision)
        .orElseGet(() -> Partner.refused(new Refusal.Incomplete(said.missing())));
  }

  /** Answers what was asked; what the organisation said of itself is amended before. */
  static Decision answer(Partner partner, Person person, String answer, Instant now) {
    Refusal why = PartnerRules.refusal(partner, Action.ANSWER, person, Accreditation.day(now));
    Review review = partner.review();
    if (why != null || review == null) {
      return Partner.refused(why == null ? new Refusal.NotFound() : why);
    }
    return Partner.taken(
        partner.reviewed(
            review.answered(), AuditEntry.byMember(person, Step.INFORMATION_GIVEN, now, answer)),
        new PartnerInfoProvided(partner.id(), partner.spokesperson(), now));
  }

  static Decision withdraw(Partner partner, Person person, @Nullable String reason, Instant now) {
    Refusal why = PartnerRules.refusal(partner, Action.WITHDRAW, person, Accreditation.day(now));
    if (why == null && partner.hasApplied() && reason == null) {
      why = new Refusal.ReasonMissing();
    }
    if (why != null) {
      return Partner.refused(why);
    }
    Partner after =
        partner.became(
            partner.hasApplied() ? PartnerStatus.WITHDRAWN : PartnerStatus.DISCARDED,
            null,
            partner.accreditation(),
            AuditEntry.byMember(person, Step.WITHDRAWN, now, reason));
    return partner.hasApplied()
        ? MemberSteps.told(
            partner, after, now, new PartnerWithdrawn(partner.id(), partner.spokesperson(), now))
        : Partner.taken(after);
  }

  /** Who agrees to terms, agrees to them as they are today. */
  static @Nullable Refusal outdated(AcceptedTerms accepted, String terms) {
    return accepted.version().equals(terms) ? null : new Refusal.TermsOutdated(terms);
  }
}
