package city.participation.ideas.support.messaging;

import city.participation.ideas.support.SupportAnnouncements;
import city.participation.messaging.outbox.Announcement;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class OutboxSupportAnnouncements implements SupportAnnouncements {

  @Override
  public Announcement countChanged(String ideaId, long count, Instant asOf) {
    return new Announcement(
        SupportCountChangedV1.TYPE, new SupportCountChangedV1(ideaId, count, asOf));
  }
}
