package city.participation.events.registration;

import java.time.Instant;

/** What happened to a registration, for others to know. */
public sealed interface RegistrationFact {

  /** Whose it is and for what. */
  record Told(String registrationId, String eventId, String participant, int seats) {}

  record RegistrationConfirmed(Told registration, Instant confirmedAt)
      implements RegistrationFact {}

  /** {@code position}: in the queue, from 1. */
  record RegistrationWaitlisted(Told registration, long position, Instant waitlistedAt)
      implements RegistrationFact {}

  record RegistrationOffered(Told registration, Instant offerUntil, Instant offeredAt)
      implements RegistrationFact {}

  record RegistrationLapsed(Told registration, Instant lapsedAt) implements RegistrationFact {}

  record RegistrationCancelled(Told registration, Instant cancelledAt)
      implements RegistrationFact {}

  record AttendanceRecorded(Told registration, boolean attended, Instant recordedAt)
      implements RegistrationFact {}
}
