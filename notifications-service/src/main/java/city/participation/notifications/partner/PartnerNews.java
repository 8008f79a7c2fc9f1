package city.participation.notifications.partner;

import city.participation.notifications.partner.PartnerFact.MemberInvited;
import city.participation.notifications.partner.PartnerFact.PartnerAccredited;
import city.participation.notifications.partner.PartnerFact.PartnerAnswerOverdue;
import city.participation.notifications.partner.PartnerFact.PartnerApplied;
import city.participation.notifications.partner.PartnerFact.PartnerExpired;
import city.participation.notifications.partner.PartnerFact.PartnerExpiring;
import city.participation.notifications.partner.PartnerFact.PartnerInfoProvided;
import city.participation.notifications.partner.PartnerFact.PartnerInfoRequested;
import city.participation.notifications.partner.PartnerFact.PartnerReinstated;
import city.participation.notifications.partner.PartnerFact.PartnerRejected;
import city.participation.notifications.partner.PartnerFact.PartnerReviewStarted;
import city.participation.notifications.partner.PartnerFact.PartnerSuspended;
import city.participation.notifications.partner.PartnerFact.PartnerWithdrawn;
import city.participation.notifications.partner.PartnerFact.Step;
import city.participation.notifications.wording.Matter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** As what a step is told, under the name that is public; where none is, the texts do without. */
record PartnerNews(Matter matter, @Nullable LocalDate day) {

  /** Null for what nobody has to be told. {@code readers}: how many would be. */
  static @Nullable PartnerNews of(KnownPartner known, Step fact, int readers) {
    return switch (fact) {
      case PartnerApplied applied ->
          new PartnerNews(
              applied.renewal() ? Matter.PARTNER_RENEWAL_REQUESTED : Matter.PARTNER_APPLIED, null);
      case PartnerInfoRequested asked ->
          new PartnerNews(Matter.PARTNER_INFO_REQUESTED, asked.dueOn());
      case PartnerReviewStarted _ -> new PartnerNews(Matter.PARTNER_REVIEW_STARTED, null);
      case PartnerAnswerOverdue overdue ->
          new PartnerNews(Matter.PARTNER_ANSWER_OVERDUE, overdue.dueOn());
      case PartnerInfoProvided _ -> new PartnerNews(Matter.PARTNER_INFO_PROVIDED, null);
      case PartnerAccredited accredited ->
          new PartnerNews(
              accredited.renewal() ? Matter.PARTNER_RENEWED : Matter.PARTNER_ACCREDITED,
              accredited.until());
      case PartnerRejected rejected ->
          new PartnerNews(
              rejected.until() == null ? Matter.PARTNER_REJECTED : Matter.PARTNER_RENEWAL_REJECTED,
              rejected.until());
      case PartnerSuspended _ -> new PartnerNews(Matter.PARTNER_SUSPENDED, null);
      case PartnerReinstated reinstated ->
          new PartnerNews(Matter.PARTNER_REINSTATED, reinstated.until());
      case PartnerExpiring expiring -> new PartnerNews(expiring(known, expiring), expiring.until());
      case PartnerExpired expired ->
          new PartnerNews(
              known.waits() ? Matter.PARTNER_EXPIRED_RENEWING : Matter.PARTNER_EXPIRED,
              expired.until());
      // The message does not say which of them did it; one alone did it themselves.
      case PartnerWithdrawn _ ->
          readers > 1 ? new PartnerNews(Matter.PARTNER_WITHDRAWN, null) : null;
    };
  }

  private static Matter expiring(KnownPartner known, PartnerExpiring fact) {
    if (fact.renewalRequested()) {
      return Matter.PARTNER_EXPIRING_RENEWING;
    }
    // While it is suspended no renewal can be asked for, so nobody is told to.
    return known.suspended() ? Matter.PARTNER_EXPIRING_SUSPENDED : Matter.PARTNER_EXPIRING;
  }

  Map<String, String> parameters(@Nullable String name) {
    Map<String, String> parameters = named(name);
    if (day != null) {
      parameters.put("day", day.toString());
    }
    return parameters;
  }

  static Map<String, String> invitation(MemberInvited invited, @Nullable String name) {
    Map<String, String> parameters = named(name);
    parameters.put("invitation", invited.invitation());
    parameters.put("day", invited.until().toString());
    return parameters;
  }

  static Map<String, String> named(@Nullable String name) {
    Map<String, String> parameters = new HashMap<>();
    if (name != null) {
      parameters.put("name", name);
    }
    return parameters;
  }
}
