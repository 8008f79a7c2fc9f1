package city.participation.ideas.partner;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says of partners who they are and how they stand now. */
@Component
public class FindPartners {

  private final KnownPartners partners;
  private final Clock clock;

  FindPartners(KnownPartners partners, Clock clock) {
    this.partners = partners;
    this.clock = clock;
  }

  /** Empty if there is none, or the person does not act for it. */
  public Optional<PartnerView> ofMember(String partner, String person) {
    return Optional.ofNullable(partners.find(List.of(partner)).get(partner))
        .filter(known -> known.hasMember(person))
        .map(known -> view(partner, known, clock.instant()));
  }

  /** Those of the partners that are known, by their ids. */
  public Map<String, PartnerView> all(Collection<String> ids) {
    Instant now = clock.instant();
    return partners.find(ids).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, known -> view(known.getKey(), known.getValue(), now)));
  }

  private static PartnerView view(String id, KnownPartner known, Instant now) {
    return new PartnerView(id, known.name(), known.sector(), known.standingAt(now));
  }
}
