package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;

record PartnerSuspendedV1(String applicant) {

  PartnerFact fact() {
    return new PartnerFact.PartnerSuspended(required(applicant, "applicant"));
  }
}
