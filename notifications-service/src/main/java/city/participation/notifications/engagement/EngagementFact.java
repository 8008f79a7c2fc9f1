package city.participation.notifications.engagement;

/** What happened to an engagement, as far as it concerns us. */
public sealed interface EngagementFact {

  String partner();

  record EngagementAgreed(String partner) implements EngagementFact {}

  record EngagementDeclined(String partner) implements EngagementFact {}

  record EngagementEnded(String partner) implements EngagementFact {}
}
