package city.participation.notifications.registration;

import java.time.Instant;

/** What happened to a registration, as far as it concerns us. */
public sealed interface RegistrationFact {

  Party party();

  /** Its seats are the party's: at once, or because an offer was accepted. */
  record RegistrationConfirmed(Party party, Instant at) implements RegistrationFact {}

  /** {@code position}: in the queue, then. */
  record RegistrationWaitlisted(Party party, int position) implements RegistrationFact {}

  /** {@code until}: before then it has to be accepted. */
  record RegistrationOffered(Party party, Instant until) implements RegistrationFact {}

  /** The offer ran out, or the queue ended. */
  record RegistrationLapsed(Party party) implements RegistrationFact {}

  /** By the person or because the event was called off; the message does not tell. */
  record RegistrationCancelled(Party party) implements RegistrationFact {}

  record AttendanceRecorded(Party party, boolean attended) implements RegistrationFact {}

  /**
   * Who it is, for which event.
   *
   * @param person whose registration it is, or a name for nobody
   */
  record Party(String event, String person, int seats) {}
}
