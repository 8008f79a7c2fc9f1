package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;

record PartnerReviewStartedV1(String applicant) {

  PartnerFact fact() {
    return new PartnerFact.PartnerReviewStarted(required(applicant, "applicant"));
  }
}
