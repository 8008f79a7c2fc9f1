package city.participation.events.partner.messaging;

import city.participation.events.partner.PartnerFact;
import java.time.LocalDate;
import java.util.Objects;

record PartnerProfileChangedV1(String name, LocalDate accreditedUntil) {

  PartnerProfileChangedV1 {
    Objects.requireNonNull(name, "The message has no name");
    Objects.requireNonNull(accreditedUntil, "The message has no accreditedUntil");
  }

  PartnerFact fact() {
    return new PartnerFact.PartnerProfileChanged(name, accreditedUntil);
  }
}
