package city.participation.events.registration;

import city.participation.messaging.outbox.Announcement;

/** How a fact is told to other services. */
public interface RegistrationAnnouncements {

  Announcement of(RegistrationFact fact);
}
