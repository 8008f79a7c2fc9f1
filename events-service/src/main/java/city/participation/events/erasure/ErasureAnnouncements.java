package city.participation.events.erasure;

import city.participation.messaging.outbox.Announcement;
import java.time.Instant;

/** How the asker is told that a person is erased. */
public interface ErasureAnnouncements {

  Announcement erased(String erasure, Instant at);
}
