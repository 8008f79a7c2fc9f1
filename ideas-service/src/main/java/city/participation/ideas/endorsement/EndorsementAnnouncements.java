package city.participation.ideas.endorsement;

import city.participation.ideas.partner.Sector;
import city.participation.messaging.outbox.Announcement;
import java.time.Instant;

/** How an endorsement is told to other services, with how many there are then. */
public interface EndorsementAnnouncements {

  Announcement given(String ideaId, String partnerId, Sector sector, long count, Instant at);

  Announcement revoked(String ideaId, String partnerId, Sector sector, long count, Instant at);
}
