package city.participation.ideas.partner.messaging;

import static city.participation.ideas.incoming.Required.required;

import city.participation.ideas.partner.PartnerFact;
import city.participation.ideas.partner.Sector;
import java.time.LocalDate;

record PartnerAccreditedV1(String name, String sector, LocalDate accreditedUntil) {

  PartnerFact fact() {
    return new PartnerFact.PartnerAccredited(
        required(name, "name"),
        Sector.valueOf(required(sector, "sector")),
        required(accreditedUntil, "accreditedUntil"));
  }
}
