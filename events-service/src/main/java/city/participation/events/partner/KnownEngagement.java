package city.participation.events.partner;

import city.participation.events.partner.EngagementFact.EngagementAgreed;
import city.participation.events.partner.EngagementFact.EngagementEnded;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of a partner's taking part in a programme, under the engagement's id.
 *
 * @param stage in which stage of the programme; null for the whole of it
 * @param role as partners-service names it: it may learn of one that we do not know
 * @param agreed until it ends
 */
public record KnownEngagement(
    String partner, String programme, @Nullable String stage, String role, boolean agreed) {

  /** Who only advises, pays or spreads the word does not hold events. */
  private static final Set<String> HOSTS = Set.of("HOST", "CO_HOST");

  public static @Nullable KnownEngagement after(
      @Nullable KnownEngagement before, EngagementFact fact) {
    return switch (fact) {
      case EngagementAgreed(String partner, String programme, String stage, String role) ->
          new KnownEngagement(partner, programme, stage, role, true);
      case EngagementEnded() -> before == null ? null : before.ended();
    };
  }

  private KnownEngagement ended() {
    return new KnownEngagement(partner, programme, stage, role, false);
  }

  /** {@code where}: the stage of an event of the programme; null if it lies in none. */
  boolean hostsIn(@Nullable String where) {
    return agreed && HOSTS.contains(role) && (stage == null || stage.equals(where));
  }
}
