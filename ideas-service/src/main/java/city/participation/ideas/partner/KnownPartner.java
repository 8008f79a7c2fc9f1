package city.participation.ideas.partner;

import city.participation.ideas.partner.PartnerFact.MemberActivated;
import city.participation.ideas.partner.PartnerFact.MemberRevoked;
import city.participation.ideas.partner.PartnerFact.PartnerAccredited;
import city.participation.ideas.partner.PartnerFact.PartnerExpired;
import city.participation.ideas.partner.PartnerFact.PartnerProfileChanged;
import city.participation.ideas.partner.PartnerFact.PartnerReinstated;
import city.participation.ideas.partner.PartnerFact.PartnerSuspended;
import city.participation.ideas.partner.PartnerFact.PartnerWithdrawn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of a partner, under its id.
 *
 * @param standing as the last message had it
 * @param name once it was public, as its sector
 * @param accreditedUntil as ISO 8601, because the database knows no day without a time zone
 * @param members opaque ids of the people who may act for it
 */
public record KnownPartner(
    Standing standing,
    @Nullable String name,
    @Nullable Sector sector,
    @Nullable String accreditedUntil,
    List<String> members) {

  static final KnownPartner NEW =
      new KnownPartner(Standing.NOT_ACCREDITED, null, null, null, List.of());

  /** Days are the city's. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  public KnownPartner {
    members = List.copyOf(members);
  }

  public static KnownPartner after(@Nullable KnownPartner before, PartnerFact fact) {
    KnownPartner known = before == null ? NEW : before;
    return switch (fact) {
      case PartnerAccredited(String name, Sector sector, LocalDate until) ->
          known.described(name, sector, until).standing(Standing.ACCREDITED);
      case PartnerProfileChanged(String name, Sector sector, LocalDate until) ->
          known.described(name, sector, until);
      case PartnerSuspended() -> known.standing(Standing.SUSPENDED);
      case PartnerReinstated(LocalDate until) ->
          known.accreditedUntil(until).standing(Standing.ACCREDITED);
      case PartnerExpired() -> known.standing(Standing.EXPIRED);
      case PartnerWithdrawn() -> known.standing(Standing.WITHDRAWN);
      case MemberActivated(String member) -> known.with(member);
      case MemberRevoked(String member) -> known.without(member);
    };
  }

  /** A term ends with its last day, however late we are told. */
  Standing standingAt(Instant now) {
    boolean inATerm = standing == Standing.ACCREDITED || standing == Standing.SUSPENDED;
    return inATerm
            && accreditedUntil != null
            && LocalDate.ofInstant(now, ZONE).isAfter(LocalDate.parse(accreditedUntil))
        ? Standing.EXPIRED
        : standing;
  }

  boolean hasMember(String person) {
    return members.contains(person);
  }

  private KnownPartner standing(Standing now) {
    return new KnownPartner(now, name, sector, accreditedUntil, members);
  }

  private KnownPartner described(String publicName, Sector its, LocalDate until) {
    return new KnownPartner(standing, publicName, its, until.toString(), members);
  }

  private KnownPartner accreditedUntil(LocalDate until) {
    return new KnownPartner(standing, name, sector, until.toString(), members);
  }

  private KnownPartner with(String member) {
    return hasMember(member)
        ? this
        : new KnownPartner(
            standing,
            name,
            sector,
            accreditedUntil,
            Stream.concat(members.stream(), Stream.of(member)).toList());
  }

  private KnownPartner without(String member) {
    return new KnownPartner(
        standing,
        name,
        sector,
        accreditedUntil,
        members.stream().filter(it -> !it.equals(member)).toList());
  }
}
