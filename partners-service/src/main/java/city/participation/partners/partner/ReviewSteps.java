package city.participation.partners.partner;

import city.participation.partners.partner.AuditEntry.Role;
import city.participation.partners.partner.AuditEntry.Step;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.PartnerAccredited;
import city.participation.partners.partner.PartnerFact.PartnerInfoRequested;
import city.participation.partners.partner.PartnerFact.PartnerRejected;
import city.participation.partners.partner.PartnerFact.PartnerReviewStarted;
import city.participation.partners.partner.Review.InformationRequest;
import city.participation.partners.partner.Review.Recommendation;
import city.participation.partners.partner.Review.Stage;
import city.participation.partners.partner.Review.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How staff decide on an application or a renewal, two of them and never one who acts for it. */
final class ReviewSteps {

  /** An answer is not awaited for ever. */
  static final int MOST_MONTHS_TO_ANSWER = 6;

  private ReviewSteps() {}

  static Decision takeUp(Partner partner, Person staff, Instant now) {
    return step(
        partner,
        Action.TAKE_UP,
        staff,
        now,
        review -> {
          Partner after =
              partner.reviewed(
                  review.takenUpBy(staff.id()),
                  AuditEntry.by(staff, Role.REVIEWER, Step.REVIEW_TAKEN_UP, now, null));
          // Who of the city leads it is the city's own matter, so that a colleague is not told.
          return review.stage() == Stage.WAITING
              ? Partner.taken(
                  after,
                  new PartnerReviewStarted(
                      partner.id(), partner.spokesperson(), review.renewal(), now))
              : Partner.taken(after);
        });
  }

  static Decision requestInformation(
      Partner partner, Person reviewer, InformationRequest request, Instant now) {
    return step(
        partner,
        Action.REQUEST_INFORMATION,
        reviewer,
        now,
        review -> {
          LocalDate first = Accreditation.day(now).plusDays(1);
          LocalDate last = Accreditation.day(now).plusMonths(MOST_MONTHS_TO_ANSWER);
          if (isOutside(request.dueOn(), first, last)) {
            return Partner.refused(new Refusal.DateOutOfRange("/dueOn", first, last));
          }
          AuditEntry entry =
              AuditEntry.by(
                  reviewer,
                  Role.REVIEWER,
                  Step.INFORMATION_REQUESTED,
                  now,
                  String.join("\n", request.questions()));
          return Partner.taken(
              partner.reviewed(review.asking(request), entry),
              new PartnerInfoRequested(partner.id(), partner.spokesperson(), request.dueOn(), now));
        });
  }

  static Decision checkRegister(Partner partner, Person staff, Instant now) {
    return step(
        partner,
        Action.CHECK_REGISTER,
        staff,
        now,
        review ->
            Partner.taken(
                partner.reviewed(
                    review,
                    AuditEntry.by(staff, Role.STAFF, Step.REGISTER_CHECK_REQUESTED, now, null))));
  }

  static Decision recommend(
      Partner partner, Person reviewer, Recommendation recommendation, Instant now) {
    Step what =
        switch (recommendation.verdict()) {
          case ACCREDIT -> Step.ACCREDITATION_RECOMMENDED;
          case REJECT -> Step.REJECTION_RECOMMENDED;
        };
    return step(
        partner,
        Action.RECOMMEND,
        reviewer,
        now,
        review ->
            Partner.taken(
                partner.reviewed(
                    review.recommending(recommendation),
                    AuditEntry.by(reviewer, Role.REVIEWER, what, now, recommendation.reason()))));
  }

  static Decision giveBack(Partner partner, Person approver, String reason, Instant now) {
    return step(
        partner,
        Action.RETURN,
        approver,
        now,
        review ->
            Partner.taken(
                partner.reviewed(
                    review.resumed(),
                    AuditEntry.by(approver, Role.APPROVER, Step.RETURNED_TO_REVIEW, now, reason))));
  }

  /** {@code until}: the term's last day; null for the usual one. */
  static Decision approve(
      Partner partner, Person approver, @Nullable LocalDate until, Instant now) {
    return step(
        partner,
        Action.APPROVE,
        approver,
        now,
        review ->
            review.recommends(Verdict.ACCREDIT)
                ? accredit(partner, approver, review, until, now)
                : reject(partner, approver, review, until, now));
  }

  private static Decision accredit(
      Partner partner, Person approver, Review review, @Nullable LocalDate until, Instant now) {
    if (partner.organisation().contact() == null) {
      return Partner.refused(new Refusal.ContactMissing());
    }
    LocalDate today = Accreditation.day(now);
    LocalDate last = until == null ? today.plusYears(Accreditation.USUAL_YEARS) : until;
    LocalDate earliest = earliestEnd(partner, today);
    LocalDate latest = today.plusYears(Accreditation.MOST_YEARS);
    if (isOutside(last, earliest, latest)) {
      return Partner.refused(new Refusal.DateOutOfRange("/until", earliest, latest));
    }
    AuditEntry entry =
        AuditEntry.by(approver, Role.APPROVER, Step.ACCREDITED, now, reasonOf(review));
    return Partner.taken(
        partner.became(PartnerStatus.ACCREDITED, null, Accreditation.granted(today, last), entry),
        new PartnerAccredited(
            partner.id(),
            partner.spokesperson(),
            partner.organisation(),
            last,
            review.renewal(),
            now));
  }

  /** A renewal prolongs: to shorten a term that runs is what suspending is for. */
  private static LocalDate earliestEnd(Partner partner, LocalDate today) {
    Accreditation term = partner.status().hasTerm() ? partner.accreditation() : null;
    LocalDate before = term == null ? today : term.until();
    return (before.isAfter(today) ? before : today).plusDays(1);
  }

  /** A term that runs is not shortened by a rejected renewal: that is what suspending is for. */
  private static Decision reject(
      Partner partner, Person approver, Review review, @Nullable LocalDate until, Instant now) {
    if (until != null) {
      return Partner.refused(new Refusal.TermOfRejection());
    }
    Accreditation term = partner.status().hasTerm() ? partner.accreditation() : null;
    Step step = term == null ? Step.REJECTED : Step.RENEWAL_REJECTED;
    return MemberSteps.told(
        partner,
        partner.became(
            term == null ? PartnerStatus.REJECTED : partner.status(),
            null,
            partner.accreditation(),
            AuditEntry.by(approver, Role.APPROVER, step, now, reasonOf(review))),
        now,
        new PartnerRejected(
            partner.id(), partner.spokesperson(), term == null ? null : term.until(), now));
  }

  private static @Nullable String reasonOf(Review review) {
    return review.recommendation() == null ? null : review.recommendation().reason();
  }

  private static Decision step(
      Partner partner,
      Action action,
      Person staff,
      Instant now,
      Function<Review, Decision> decision) {
    Refusal why = PartnerRules.refusal(partner, action, staff, Accreditation.day(now));
    Review review = partner.review();
    if (why != null || review == null) {
      return Partner.refused(why == null ? new Refusal.NotFound() : why);
    }
    return decision.apply(review);
  }

  private static boolean isOutside(LocalDate day, LocalDate first, LocalDate last) {
    return day.isBefore(first) || day.isAfter(last);
  }
}
