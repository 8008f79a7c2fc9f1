package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;

record PartnerInfoProvidedV1(String applicant) {

  PartnerFact fact() {
    return new PartnerFact.PartnerInfoProvided(required(applicant, "applicant"));
  }
}
