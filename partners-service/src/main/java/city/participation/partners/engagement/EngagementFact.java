package city.participation.partners.engagement;

import java.time.Instant;

/** What happened to an engagement, for others to know. */
public sealed interface EngagementFact {

  String engagementId();

  Proposal proposal();

  String proposedBy();

  Instant at();

  record EngagementProposed(String engagementId, Proposal proposal, String proposedBy, Instant at)
      implements EngagementFact {}

  record EngagementAgreed(String engagementId, Proposal proposal, String proposedBy, Instant at)
      implements EngagementFact {}

  record EngagementDeclined(String engagementId, Proposal proposal, String proposedBy, Instant at)
      implements EngagementFact {}

  record EngagementEnded(String engagementId, Proposal proposal, String proposedBy, Instant at)
      implements EngagementFact {}
}
