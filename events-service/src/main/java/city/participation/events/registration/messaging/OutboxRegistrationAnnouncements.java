package city.participation.events.registration.messaging;

import city.participation.events.registration.RegistrationAnnouncements;
import city.participation.events.registration.RegistrationFact;
import city.participation.events.registration.RegistrationFact.AttendanceRecorded;
import city.participation.events.registration.RegistrationFact.RegistrationCancelled;
import city.participation.events.registration.RegistrationFact.RegistrationConfirmed;
import city.participation.events.registration.RegistrationFact.RegistrationLapsed;
import city.participation.events.registration.RegistrationFact.RegistrationOffered;
import city.participation.events.registration.RegistrationFact.RegistrationWaitlisted;
import city.participation.events.registration.RegistrationFact.Told;
import city.participation.events.registration.messaging.RegistrationMessages.AttendanceRecordedV1;
import city.participation.events.registration.messaging.RegistrationMessages.RegistrationCancelledV1;
import city.participation.events.registration.messaging.RegistrationMessages.RegistrationConfirmedV1;
import city.participation.events.registration.messaging.RegistrationMessages.RegistrationLapsedV1;
import city.participation.events.registration.messaging.RegistrationMessages.RegistrationOfferedV1;
import city.participation.events.registration.messaging.RegistrationMessages.RegistrationWaitlistedV1;
import city.participation.messaging.outbox.Announcement;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class OutboxRegistrationAnnouncements implements RegistrationAnnouncements {

  @Override
  public Announcement of(RegistrationFact fact) {
    return switch (fact) {
      case RegistrationConfirmed(Told its, Instant at) ->
          told(
              "registration-confirmed",
              new RegistrationConfirmedV1(
                  its.registrationId(), its.eventId(), its.participant(), its.seats(), at));
      case RegistrationWaitlisted(Told its, long position, Instant at) ->
          told(
              "registration-waitlisted",
              new RegistrationWaitlistedV1(
                  its.registrationId(),
                  its.eventId(),
                  its.participant(),
                  its.seats(),
                  position,
                  at));
      case RegistrationOffered(Told its, Instant until, Instant at) ->
          told(
              "registration-offered",
              new RegistrationOfferedV1(
                  its.registrationId(), its.eventId(), its.participant(), its.seats(), until, at));
      case RegistrationLapsed(Told its, Instant at) ->
          told(
              "registration-lapsed",
              new RegistrationLapsedV1(
                  its.registrationId(), its.eventId(), its.participant(), its.seats(), at));
      case RegistrationCancelled(Told its, Instant at) ->
          told(
              "registration-cancelled",
              new RegistrationCancelledV1(
                  its.registrationId(), its.eventId(), its.participant(), its.seats(), at));
      case AttendanceRecorded(Told its, boolean attended, Instant at) ->
          told(
              "attendance-recorded",
              new AttendanceRecordedV1(
                  its.registrationId(),
                  its.eventId(),
                  its.participant(),
                  its.seats(),
                  attended,
                  at));
    };
  }

  private static Announcement told(String fact, Object message) {
    return new Announcement("events." + fact + ".v1", message);
  }
}
