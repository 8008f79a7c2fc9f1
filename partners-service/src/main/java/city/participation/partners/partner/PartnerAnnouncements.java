package city.participation.partners.partner;

import city.participation.messaging.outbox.Announcement;

/** How a fact is told to other services. */
public interface PartnerAnnouncements {

  Announcement of(PartnerFact fact);
}
