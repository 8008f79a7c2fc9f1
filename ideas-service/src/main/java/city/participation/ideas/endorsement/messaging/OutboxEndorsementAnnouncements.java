package city.participation.ideas.endorsement.messaging;

import city.participation.ideas.endorsement.EndorsementAnnouncements;
import city.participation.ideas.partner.Sector;
import city.participation.messaging.outbox.Announcement;
import java.time.Instant;
import org.springframework.stereotype.Component;

@Component
class OutboxEndorsementAnnouncements implements EndorsementAnnouncements {

  @Override
  public Announcement given(
      String ideaId, String partnerId, Sector sector, long count, Instant at) {
    return new Announcement(
        EndorsementGivenV1.TYPE,
        new EndorsementGivenV1(ideaId, partnerId, sector.name(), count, at));
  }

  @Override
  public Announcement revoked(
      String ideaId, String partnerId, Sector sector, long count, Instant at) {
    return new Announcement(
        EndorsementRevokedV1.TYPE,
        new EndorsementRevokedV1(ideaId, partnerId, sector.name(), count, at));
  }
}
