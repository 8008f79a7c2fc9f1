package city.participation.notifications.engagement;

import city.participation.notifications.inbox.TellPerson;
import city.participation.notifications.partner.FindPartnerPeople;
import city.participation.notifications.partner.PartnerPeople;
import city.participation.notifications.wording.Matter;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells those who act for a partner what became of its engagements. */
@Component
public class FollowEngagement {

  private final FindPartnerPeople findPartnerPeople;
  private final TellPerson tellPerson;

  FollowEngagement(FindPartnerPeople findPartnerPeople, TellPerson tellPerson) {
    this.findPartnerPeople = findPartnerPeople;
    this.tellPerson = tellPerson;
  }

  /** {@code message}: the id of the message that brought the fact. */
  public KnownEngagement follow(String engagement, String message, EngagementFact fact) {
    // A partner's own messages are another sequence and may be late: then this one is tried again.
    PartnerPeople partner =
        findPartnerPeople
            .of(fact.partner())
            .orElseThrow(
                () -> new IllegalStateException("Partner " + fact.partner() + " is not known yet"));
    Map<String, String> parameters = new HashMap<>();
    parameters.put("role", fact.role());
    parameters.put("engagement", engagement);
    if (partner.name() != null) {
      parameters.put("name", partner.name());
    }
    for (String person : partner.people()) {
      tellPerson.tell(message, person, matter(fact), parameters, fact.partner());
    }
    return new KnownEngagement(fact.partner());
  }

  private static Matter matter(EngagementFact fact) {
    return switch (fact) {
      case EngagementFact.EngagementAgreed _ -> Matter.PARTNER_ENGAGEMENT_AGREED;
      case EngagementFact.EngagementDeclined _ -> Matter.PARTNER_ENGAGEMENT_DECLINED;
      case EngagementFact.EngagementEnded _ -> Matter.PARTNER_ENGAGEMENT_ENDED;
    };
  }
}
