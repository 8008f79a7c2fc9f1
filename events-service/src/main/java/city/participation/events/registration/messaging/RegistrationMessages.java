package city.participation.events.registration.messaging;

import java.time.Instant;

/** As in {@code contracts/sends}, one record a schema. */
final class RegistrationMessages {

  private RegistrationMessages() {}

  record RegistrationConfirmedV1(
      String registrationId, String eventId, String participant, int seats, Instant confirmedAt) {}

  record RegistrationWaitlistedV1(
      String registrationId,
      String eventId,
      String participant,
      int seats,
      long position,
      Instant waitlistedAt) {}

  record RegistrationOfferedV1(
      String registrationId,
      String eventId,
      String participant,
      int seats,
      Instant offerUntil,
      Instant offeredAt) {}

  record RegistrationLapsedV1(
      String registrationId, String eventId, String participant, int seats, Instant lapsedAt) {}

  record RegistrationCancelledV1(
      String registrationId, String eventId, String participant, int seats, Instant cancelledAt) {}

  record AttendanceRecordedV1(
      String registrationId,
      String eventId,
      String participant,
      int seats,
      boolean attended,
      Instant recordedAt) {}
}
