package city.participation.events.partner;

import city.participation.events.partner.PartnerFact.AccreditationStopped;
import city.participation.events.partner.PartnerFact.PartnerAccredited;
import city.participation.events.partner.PartnerFact.PartnerProfileChanged;
import city.participation.events.partner.PartnerFact.PartnerReinstated;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of a partner, under its id.
 *
 * @param accredited as the last message had it
 * @param name once it was public
 * @param accreditedUntil as ISO 8601, because the database knows no day without a time zone
 */
public record KnownPartner(
    boolean accredited, @Nullable String name, @Nullable String accreditedUntil) {

  static final KnownPartner NEW = new KnownPartner(false, null, null);

  /** Days are the city's. */
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  public static KnownPartner after(@Nullable KnownPartner before, PartnerFact fact) {
    KnownPartner known = before == null ? NEW : before;
    return switch (fact) {
      case PartnerAccredited(String name, LocalDate until) ->
          new KnownPartner(true, name, until.toString());
      case PartnerProfileChanged(String name, LocalDate until) ->
          new KnownPartner(known.accredited, name, until.toString());
      case PartnerReinstated(LocalDate until) ->
          new KnownPartner(true, known.name, until.toString());
      case AccreditationStopped() -> new KnownPartner(false, known.name, known.accreditedUntil);
    };
  }

  /** A term ends with its last day, however late we are told. */
  boolean isAccreditedAt(Instant now) {
    return accredited
        && accreditedUntil != null
        && !LocalDate.ofInstant(now, ZONE).isAfter(LocalDate.parse(accreditedUntil));
  }
}
