package city.participation.ideas.support;

import city.participation.messaging.outbox.Announcement;
import java.time.Instant;

/** How a changed count is told to other services. */
public interface SupportAnnouncements {

  Announcement countChanged(String ideaId, long count, Instant asOf);
}
