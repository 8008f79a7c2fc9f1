package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record PartnerRejectedV1(String applicant, @Nullable LocalDate accreditedUntil) {

  PartnerFact fact() {
    return new PartnerFact.PartnerRejected(required(applicant, "applicant"), accreditedUntil);
  }
}
