package city.participation.partners.engagement.messaging;

import city.participation.messaging.outbox.Announcement;
import city.participation.partners.engagement.EngagementAnnouncements;
import city.participation.partners.engagement.EngagementFact;
import city.participation.partners.engagement.EngagementFact.EngagementAgreed;
import city.participation.partners.engagement.EngagementFact.EngagementDeclined;
import city.participation.partners.engagement.EngagementFact.EngagementEnded;
import city.participation.partners.engagement.EngagementFact.EngagementProposed;
import city.participation.partners.engagement.Proposal;
import city.participation.partners.engagement.messaging.EngagementMessages.EngagementAgreedV1;
import city.participation.partners.engagement.messaging.EngagementMessages.EngagementDeclinedV1;
import city.participation.partners.engagement.messaging.EngagementMessages.EngagementEndedV1;
import city.participation.partners.engagement.messaging.EngagementMessages.EngagementProposedV1;
import org.springframework.stereotype.Component;

@Component
class OutboxEngagementAnnouncements implements EngagementAnnouncements {

  @Override
  public Announcement of(EngagementFact fact) {
    Proposal of = fact.proposal();
    String role = of.role().name();
    return switch (fact) {
      case EngagementProposed it ->
          told(
              "proposed",
              new EngagementProposedV1(
                  it.engagementId(),
                  of.partner(),
                  of.programme(),
                  of.stage(),
                  role,
                  it.proposedBy(),
                  it.at()));
      case EngagementAgreed it ->
          told(
              "agreed",
              new EngagementAgreedV1(
                  it.engagementId(),
                  of.partner(),
                  of.programme(),
                  of.stage(),
                  role,
                  it.proposedBy(),
                  it.at()));
      case EngagementDeclined it ->
          told(
              "declined",
              new EngagementDeclinedV1(
                  it.engagementId(),
                  of.partner(),
                  of.programme(),
                  of.stage(),
                  role,
                  it.proposedBy(),
                  it.at()));
      case EngagementEnded it ->
          told(
              "ended",
              new EngagementEndedV1(
                  it.engagementId(),
                  of.partner(),
                  of.programme(),
                  of.stage(),
                  role,
                  it.proposedBy(),
                  it.at()));
    };
  }

  private static Announcement told(String fact, Object message) {
    return new Announcement("partners.engagement-" + fact + ".v1", message);
  }
}
