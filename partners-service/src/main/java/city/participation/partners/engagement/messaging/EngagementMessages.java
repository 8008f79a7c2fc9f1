package city.participation.partners.engagement.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** As in {@code contracts/sends}, one record a schema. */
final class EngagementMessages {

  private EngagementMessages() {}

  record EngagementProposedV1(
      String engagementId,
      String partnerId,
      String programmeId,
      @Nullable String stageId,
      String role,
      String proposedBy,
      Instant proposedAt) {}

  record EngagementAgreedV1(
      String engagementId,
      String partnerId,
      String programmeId,
      @Nullable String stageId,
      String role,
      String proposedBy,
      Instant agreedAt) {}

  record EngagementDeclinedV1(
      String engagementId,
      String partnerId,
      String programmeId,
      @Nullable String stageId,
      String role,
      String proposedBy,
      Instant declinedAt) {}

  record EngagementEndedV1(
      String engagementId,
      String partnerId,
      String programmeId,
      @Nullable String stageId,
      String role,
      String proposedBy,
      Instant endedAt) {}
}
