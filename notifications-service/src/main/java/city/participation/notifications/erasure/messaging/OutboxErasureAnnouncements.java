package city.participation.notifications.erasure.messaging;

import city.participation.messaging.outbox.Announcement;
import city.participation.notifications.erasure.ErasureAnnouncements;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class OutboxErasureAnnouncements implements ErasureAnnouncements {

  @Override
  public Announcement requested(String erasure, String person, Instant at) {
    return new Announcement(ErasureRequestedV1.TYPE, new ErasureRequestedV1(erasure, person, at));
  }
}
