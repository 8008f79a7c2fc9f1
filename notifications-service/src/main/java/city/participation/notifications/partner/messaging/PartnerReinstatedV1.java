package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;
import java.time.LocalDate;

record PartnerReinstatedV1(String applicant, LocalDate accreditedUntil) {

  PartnerFact fact() {
    return new PartnerFact.PartnerReinstated(
        required(applicant, "applicant"), required(accreditedUntil, "accreditedUntil"));
  }
}
