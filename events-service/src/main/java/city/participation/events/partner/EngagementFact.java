package city.participation.events.partner;

import org.jspecify.annotations.Nullable;

/** What became of a partner's taking part in a programme, as far as it concerns us. */
public sealed interface EngagementFact {

  /**
   * The partner takes part.
   *
   * @param stage in which stage of the programme; null for the whole of it
   * @param role as partners-service names it
   */
  record EngagementAgreed(String partner, String programme, @Nullable String stage, String role)
      implements EngagementFact {}

  /** Also said of one that was never agreed. */
  record EngagementEnded() implements EngagementFact {}
}
