package city.participation.events.event;

import city.participation.messaging.outbox.Announcement;

/** How a fact is told to other services. */
public interface EventAnnouncements {

  Announcement of(EventFact fact);
}
