package city.participation.events.erasure.messaging;

import city.participation.events.erasure.ErasureAnnouncements;
import city.participation.messaging.outbox.Announcement;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class OutboxErasureAnnouncements implements ErasureAnnouncements {

  @Override
  public Announcement erased(String erasure, Instant at) {
    return new Announcement(
        ParticipantErasedV1.TYPE, new ParticipantErasedV1(erasure, "events", at));
  }
}
