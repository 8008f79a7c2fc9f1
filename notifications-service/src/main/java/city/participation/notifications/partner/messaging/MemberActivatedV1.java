package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;

record MemberActivatedV1(String member, String role) {

  PartnerFact fact() {
    // A role that we do not know has, to us, no more rights than the least.
    return new PartnerFact.MemberActivated(
        required(member, "member"), required(role, "role").equals("OWNER"));
  }
}
