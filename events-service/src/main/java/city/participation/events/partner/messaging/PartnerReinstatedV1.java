package city.participation.events.partner.messaging;

import city.participation.events.partner.PartnerFact;
import java.time.LocalDate;
import java.util.Objects;

record PartnerReinstatedV1(LocalDate accreditedUntil) {

  PartnerReinstatedV1 {
    Objects.requireNonNull(accreditedUntil, "The message has no accreditedUntil");
  }

  PartnerFact fact() {
    return new PartnerFact.PartnerReinstated(accreditedUntil);
  }
}
