package city.participation.events.partner;

import city.participation.events.partner.CoHost.Footing;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of partners whether they can hold an event with the city, as far as we have heard. */
@Component
public class FindCoHosts {

  private final KnownPartners partners;
  private final KnownEngagements engagements;
  private final Clock clock;

  FindCoHosts(KnownPartners partners, KnownEngagements engagements, Clock clock) {
    this.partners = partners;
    this.engagements = engagements;
    this.clock = clock;
  }

  /** Each of them, in their order; {@code stage}: null for an event that lies in none. */
  public List<CoHost> of(Collection<String> ids, String programme, @Nullable String stage) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    Map<String, KnownPartner> known = partners.find(ids);
    Set<String> hosting =
        engagements.agreed(ids, programme).stream()
            .filter(it -> it.hostsIn(stage))
            .map(KnownEngagement::partner)
            .collect(Collectors.toUnmodifiableSet());
    return ids.stream().map(id -> coHost(id, known.get(id), hosting.contains(id), now)).toList();
  }

  private static CoHost coHost(
      String id, @Nullable KnownPartner partner, boolean hosts, Instant now) {
    Footing footing =
        partner == null || !partner.isAccreditedAt(now)
            ? Footing.NOT_ACCREDITED
            : hosts ? Footing.STANDS : Footing.NOT_ENGAGED;
    return new CoHost(id, partner == null ? null : partner.name(), footing);
  }
}
