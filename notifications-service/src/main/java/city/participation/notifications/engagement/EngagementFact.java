package city.participation.notifications.engagement;

/** What happened to an engagement, as far as it concerns us. */
public sealed interface EngagementFact {

  String partner();

  /** As what the partner takes part. */
  String role();

  record EngagementAgreed(String partner, String role) implements EngagementFact {}

  record EngagementDeclined(String partner, String role) implements EngagementFact {}

  record EngagementEnded(String partner, String role) implements EngagementFact {}
}
