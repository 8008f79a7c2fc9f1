package city.participation.events.partner.messaging;

import city.participation.events.partner.PartnerFact;
import java.time.LocalDate;
import java.util.Objects;

record PartnerAccreditedV1(String name, LocalDate accreditedUntil) {

  PartnerAccreditedV1 {
    Objects.requireNonNull(name, "The message has no name");
    Objects.requireNonNull(accreditedUntil, "The message has no accreditedUntil");
  }

  PartnerFact fact() {
    return new PartnerFact.PartnerAccredited(name, accreditedUntil);
  }
}
