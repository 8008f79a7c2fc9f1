package city.participation.events.programme;

import city.participation.messaging.outbox.Announcement;

/** How a fact is told to other services. */
public interface ProgrammeAnnouncements {

  Announcement of(ProgrammeFact fact);
}
