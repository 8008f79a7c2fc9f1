package city.participation.notifications.partner;

import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.partner.PartnerFact.PartnerAccredited;
import city.participation.notifications.partner.PartnerFact.PartnerApplied;
import city.participation.notifications.partner.PartnerFact.PartnerExpired;
import city.participation.notifications.partner.PartnerFact.PartnerExpiring;
import city.participation.notifications.partner.PartnerFact.PartnerInfoRequested;
import city.participation.notifications.partner.PartnerFact.PartnerReinstated;
import city.participation.notifications.partner.PartnerFact.PartnerRejected;
import city.participation.notifications.partner.PartnerFact.PartnerSuspended;
import city.participation.notifications.partner.PartnerFact.PartnerWithdrawn;
import city.participation.notifications.wording.Matter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers what happened to a partner and tells its applicant how things stand. */
@Component
public class FollowPartner {

  private final TellPerson tellPerson;

  FollowPartner(TellPerson tellPerson) {
    this.tellPerson = tellPerson;
  }

  /** {@code message}: the id of the message that brought the fact. */
  public KnownPartner follow(
      @Nullable KnownPartner before, String partner, String message, PartnerFact fact) {
    KnownPartner known = before == null ? KnownPartner.NEW : before;
    KnownPartner after = after(known, fact);
    Told told = told(known, fact);
    if (told != null) {
      // Under the name that is public; where none is yet, the texts do without.
      tellPerson.tell(
          message, fact.applicant(), told.matter(), told.parameters(after.name()), partner);
    }
    return after;
  }

  private static KnownPartner after(KnownPartner known, PartnerFact fact) {
    return switch (fact) {
      case PartnerApplied applied -> known.applied(applied.renewal(), applied.at());
      case PartnerInfoRequested asked -> known.asked(asked.dueOn());
      case PartnerAccredited accredited -> known.accredited(accredited.name());
      case PartnerSuspended _ -> known.suspended(true);
      case PartnerReinstated _ -> known.suspended(false);
      case PartnerExpiring _ -> known;
      // There is nothing left to be suspended; a renewal that waits goes on waiting.
      case PartnerExpired _ -> known.suspended(false);
      case PartnerRejected _, PartnerWithdrawn _ -> known.decided();
    };
  }

  /** Null for what applicants know because they did it themselves. */
  private static @Nullable Told told(KnownPartner known, PartnerFact fact) {
    return switch (fact) {
      case PartnerApplied applied ->
          new Told(
              applied.renewal() ? Matter.PARTNER_RENEWAL_REQUESTED : Matter.PARTNER_APPLIED, null);
      case PartnerInfoRequested asked -> new Told(Matter.PARTNER_INFO_REQUESTED, asked.dueOn());
      case PartnerAccredited accredited ->
          new Told(
              accredited.renewal() ? Matter.PARTNER_RENEWED : Matter.PARTNER_ACCREDITED,
              accredited.until());
      case PartnerRejected rejected ->
          new Told(
              rejected.until() == null ? Matter.PARTNER_REJECTED : Matter.PARTNER_RENEWAL_REJECTED,
              rejected.until());
      case PartnerSuspended _ -> new Told(Matter.PARTNER_SUSPENDED, null);
      case PartnerReinstated reinstated -> new Told(Matter.PARTNER_REINSTATED, reinstated.until());
      case PartnerExpiring expiring -> new Told(expiring(known, expiring), expiring.until());
      case PartnerExpired expired ->
          new Told(
              known.waits() ? Matter.PARTNER_EXPIRED_RENEWING : Matter.PARTNER_EXPIRED,
              expired.until());
      case PartnerWithdrawn _ -> null;
    };
  }

  private static Matter expiring(KnownPartner known, PartnerExpiring fact) {
    if (fact.renewalRequested()) {
      return Matter.PARTNER_EXPIRING_RENEWING;
    }
    // While it is suspended no renewal can be asked for, so nobody is told to.
    return known.suspended() ? Matter.PARTNER_EXPIRING_SUSPENDED : Matter.PARTNER_EXPIRING;
  }

  private record Told(Matter matter, @Nullable LocalDate day) {

    Map<String, String> parameters(@Nullable String name) {
      Map<String, String> parameters = new HashMap<>();
      if (day != null) {
        parameters.put("day", day.toString());
      }
      if (name != null) {
        parameters.put("name", name);
      }
      return parameters;
    }
  }
}
