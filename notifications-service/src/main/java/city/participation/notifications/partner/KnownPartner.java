package city.participation.notifications.partner;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of a partner, under its id.
 *
 * @param name once it was public
 * @param suspended whether its accreditation is suspended
 * @param renewal whether what waits is a renewal
 * @param answerBy as ISO 8601, because the database knows no day without a time zone; present once
 *     the city asked something about what waits. Nobody tells us of the answer, so it says only
 *     until when there was to be one
 * @param waitingSince present while an application or a renewal waits for the city's decision
 */
public record KnownPartner(
    @Nullable String name,
    boolean suspended,
    boolean renewal,
    @Nullable String answerBy,
    @Nullable Instant waitingSince) {

  static final KnownPartner NEW = new KnownPartner(null, false, false, null, null);

  boolean waits() {
    return waitingSince != null;
  }

  KnownPartner applied(boolean forRenewal, Instant at) {
    return new KnownPartner(name, suspended, forRenewal, null, at);
  }

  KnownPartner asked(LocalDate dueOn) {
    return new KnownPartner(name, suspended, renewal, dueOn.toString(), waitingSince);
  }

  KnownPartner accredited(String publicName) {
    return new KnownPartner(publicName, false, false, null, null);
  }

  KnownPartner suspended(boolean now) {
    return new KnownPartner(name, now, renewal, answerBy, waitingSince);
  }

  /** Nothing waits any more. */
  KnownPartner decided() {
    return new KnownPartner(name, suspended, false, null, null);
  }
}
