package city.participation.ideas.partner.messaging;

import static city.participation.ideas.incoming.Required.required;

import city.participation.ideas.partner.PartnerFact;
import java.time.LocalDate;

record PartnerReinstatedV1(LocalDate accreditedUntil) {

  PartnerFact fact() {
    return new PartnerFact.PartnerReinstated(required(accreditedUntil, "accreditedUntil"));
  }
}
