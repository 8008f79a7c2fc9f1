package city.participation.partners.engagement;

import city.participation.messaging.outbox.Announcement;

/** How a fact is told to other services. */
public interface EngagementAnnouncements {

  Announcement of(EngagementFact fact);
}
