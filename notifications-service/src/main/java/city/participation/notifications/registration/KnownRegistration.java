package city.participation.notifications.registration;

import city.participation.notifications.registration.RegistrationFact.Party;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What we remember of a registration, under its id.
 *
 * @param person absent once their data is erased
 * @param offerUntil present while there is an offer: before then it has to be accepted
 * @param confirmedAt present while it is confirmed
 * @param aware of which news of the event the person knows, by its number; 0: of none
 */
public record KnownRegistration(
    @Nullable String person,
    String event,
    int seats,
    Standing standing,
    @Nullable Instant offerUntil,
    @Nullable Instant confirmedAt,
    long aware) {

  /** How events-service names whose registration it is when they had their data erased. */
  private static final String NOBODY = "erased:";

  /** How it stands; the first three are open. */
  public enum Standing {
    CONFIRMED,
    WAITLISTED,
    OFFERED,
    LAPSED,
    CANCELLED,
    ATTENDED,
    NO_SHOW
  }

  /** {@code before}: null when this is the first that is heard of it. */
  static KnownRegistration of(@Nullable KnownRegistration before, Party party, Standing standing) {
    return new KnownRegistration(
        before == null ? somebody(party.person()) : before.person(),
        party.event(),
        party.seats(),
        standing,
        null,
        null,
        before == null ? 0 : before.aware());
  }

  private static @Nullable String somebody(String person) {
    return person.startsWith(NOBODY) ? null : person;
  }

  KnownRegistration confirmedAt(Instant at) {
    return new KnownRegistration(person, event, seats, standing, null, at, aware);
  }

  KnownRegistration offeredUntil(Instant until) {
    return new KnownRegistration(person, event, seats, standing, until, null, aware);
  }

  /** Told how the event stands by now. */
  KnownRegistration awareOf(long news) {
    return new KnownRegistration(
        person, event, seats, standing, offerUntil, confirmedAt, Math.max(aware, news));
  }

  Registered registered(String id) {
    return new Registered(id, event, person, standing == Standing.CONFIRMED);
  }
}
