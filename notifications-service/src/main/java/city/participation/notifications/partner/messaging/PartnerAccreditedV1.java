package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record PartnerAccreditedV1(
    String applicant, String name, LocalDate accreditedUntil, @Nullable Boolean renewal) {

  PartnerFact fact() {
    return new PartnerFact.PartnerAccredited(
        required(applicant, "applicant"),
        required(name, "name"),
        required(accreditedUntil, "accreditedUntil"),
        required(renewal, "renewal"));
  }
}
