package city.participation.partners.erasure.messaging;

import city.participation.messaging.outbox.Announcement;
import city.participation.partners.erasure.ErasureAnnouncements;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class OutboxErasureAnnouncements implements ErasureAnnouncements {

  private static final String SERVICE = "partners";

  @Override
  public Announcement erased(String request, Instant at) {
    return new Announcement(
        "partners.participant-erased.v1", new ParticipantErasedV1(request, SERVICE, at));
  }
}
