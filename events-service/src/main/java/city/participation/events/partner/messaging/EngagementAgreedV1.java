package city.participation.events.partner.messaging;

import city.participation.events.partner.EngagementFact;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record EngagementAgreedV1(
    String partnerId, String programmeId, @Nullable String stageId, String role) {

  EngagementAgreedV1 {
    Objects.requireNonNull(partnerId, "The message has no partnerId");
    Objects.requireNonNull(programmeId, "The message has no programmeId");
    Objects.requireNonNull(role, "The message has no role");
  }

  EngagementFact fact() {
    return new EngagementFact.EngagementAgreed(partnerId, programmeId, stageId, role);
  }
}
