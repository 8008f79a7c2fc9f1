package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record PartnerExpiringV1(
    String applicant, LocalDate accreditedUntil, @Nullable Boolean renewalRequested) {

  PartnerFact fact() {
    return new PartnerFact.PartnerExpiring(
        required(applicant, "applicant"),
        required(accreditedUntil, "accreditedUntil"),
        required(renewalRequested, "renewalRequested"));
  }
}
