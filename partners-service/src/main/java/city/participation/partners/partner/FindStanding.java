package city.participation.partners.partner;

import city.participation.messaging.outbox.Stored;
import city.participation.partners.member.Member;
import city.participation.partners.organisation.Sector;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How partners stand at this moment, and who speaks for them. */
@Component
public class FindStanding {

  /** In place of the opaque id of somebody who was forgotten: the nil UUID of RFC 9562. */
  public static final String NOBODY = Partner.NOBODY;

  private final Partners partners;
  private final Clock clock;

  FindStanding(Partners partners, Clock clock) {
    this.partners = partners;
    this.clock = clock;
  }

  /**
   * A partner's standing.
   *
   * @param accredited whether its accreditation runs
   * @param suspended whether it is suspended, and may run again
   */
  public record Standing(
      String partner,
      String name,
      Sector sector,
      boolean accredited,
      boolean suspended,
      Set<String> members) {

    public boolean isSpokenForBy(Person person) {
      return members.contains(person.id());
    }

    /** Whether what depends on an accreditation has to end. */
    public boolean hasEnded() {
      return !accredited && !suspended;
    }
  }

  /** Empty for a draft, which has no standing yet. */
  public Optional<Standing> of(String partner) {
    return partners
        .find(partner)
        .map(Stored::state)
        .filter(Partner::hasApplied)
        .map(this::standing);
  }

  /** By the ids of those that there are, and are no drafts. */
  public Map<String, Standing> ofAll(Collection<String> ids) {
    return partners.findAll(ids).stream()
        .map(Stored::state)
        .filter(Partner::hasApplied)
        .map(this::standing)
        .collect(Collectors.toMap(Standing::partner, Function.identity()));
  }

  /** A term is over with its last day, whether or not the sweep was here already. */
  private Standing standing(Partner partner) {
    Accreditation term = partner.accreditation();
    boolean runs = term != null && !term.hasEndedAt(clock.instant());
    return new Standing(
        partner.id(),
        partner.organisation().name(),
        partner.organisation().sector(),
        runs && partner.status() == PartnerStatus.ACCREDITED,
        runs && partner.status() == PartnerStatus.SUSPENDED,
        partner.representation().members().stream()
            .map(Member::person)
            .collect(Collectors.toUnmodifiableSet()));
  }
}
