package city.participation.partners.erasure;

import city.participation.messaging.outbox.Announcement;
import java.time.Instant;

/** How it is told that somebody was forgotten. */
public interface ErasureAnnouncements {

  Announcement erased(String request, Instant at);
}
