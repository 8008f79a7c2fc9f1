package city.participation.notifications.registration.messaging;

import city.participation.messaging.inbox.Inbox;
import city.participation.messaging.inbox.Inboxes;
import city.participation.messaging.inbox.IncomingMessage;
import city.participation.notifications.Route;
import city.participation.notifications.incoming.UnreadVersions;
import city.participation.notifications.registration.FollowRegistration;
import city.participation.notifications.registration.KnownRegistration;
import city.participation.notifications.registration.RegistrationFact;
import city.participation.notifications.registration.RegistrationFact.AttendanceRecorded;
import city.participation.notifications.registration.RegistrationFact.Party;
import city.participation.notifications.registration.RegistrationFact.RegistrationCancelled;
import city.participation.notifications.registration.RegistrationFact.RegistrationConfirmed;
import city.participation.notifications.registration.RegistrationFact.RegistrationLapsed;
import city.participation.notifications.registration.RegistrationFact.RegistrationOffered;
import city.participation.notifications.registration.RegistrationFact.RegistrationWaitlisted;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What events-service tells of registrations, each with a sequence of its own. */
@Configuration(value = "registrationMessaging", proxyBeanMethods = false)
class RegistrationMessages {

  private static final Map<String, BiFunction<Party, StepV1, RegistrationFact>> READERS =
      Map.of(
          "events.registration-confirmed.v1",
          (party, step) -> new RegistrationConfirmed(party, step.confirmed()),
          "events.registration-waitlisted.v1",
          (party, step) -> new RegistrationWaitlisted(party, step.place()),
          "events.registration-offered.v1",
          (party, step) -> new RegistrationOffered(party, step.until()),
          "events.registration-lapsed.v1",
          (party, _) -> new RegistrationLapsed(party),
          "events.registration-cancelled.v1",
          (party, _) -> new RegistrationCancelled(party),
          "events.attendance-recorded.v1",
          (party, step) -> new AttendanceRecorded(party, step.came()));

  @Bean
  Inbox<KnownRegistration> registrationInbox(
      Inboxes inboxes, FollowRegistration followRegistration, MeterRegistry meters) {
    var unread = new UnreadVersions(meters, READERS.keySet());
    return inboxes.of(
        KnownRegistration.class,
        (before, message) -> follow(followRegistration, unread, before, message));
  }

  @Bean
  Route registrationRoute(Inbox<KnownRegistration> registrationInbox) {
    return new Route("events.registration-", registrationInbox::receive);
  }

  /** Who came is told in the sequence of the registration too. */
  @Bean
  Route attendanceRoute(Inbox<KnownRegistration> registrationInbox) {
    return new Route("events.attendance-", registrationInbox::receive);
  }

  private static @Nullable KnownRegistration follow(
      FollowRegistration followRegistration,
      UnreadVersions unread,
      @Nullable KnownRegistration before,
      IncomingMessage message) {
    var reader = READERS.get(message.type());
    if (reader == null) {
      unread.passedOver(message.type());
      // What does not concern us still has its place in the sequence.
      return before;
    }
    RegistrationFact fact =
        reader.apply(message.data(PartyV1.class).party(), message.data(StepV1.class));
    return followRegistration.follow(before, message.subject(), message.id(), fact);
  }
}
