package city.participation.notifications.erasure;

import city.participation.messaging.outbox.Announcement;
import java.time.Instant;

/** How others are told that a person is to be erased. */
public interface ErasureAnnouncements {

  Announcement requested(String erasure, String person, Instant at);
}
