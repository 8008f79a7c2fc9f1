package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record PartnerAppliedV1(String applicant, @Nullable Boolean renewal, Instant appliedAt) {

  PartnerFact fact() {
    return new PartnerFact.PartnerApplied(
        required(applicant, "applicant"),
        required(renewal, "renewal"),
        required(appliedAt, "appliedAt"));
  }
}
