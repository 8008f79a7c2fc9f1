package city.participation.ideas.partner.messaging;

import static city.participation.ideas.incoming.Required.required;

import city.participation.ideas.partner.PartnerFact;

record MemberActivatedV1(String member) {

  PartnerFact fact() {
    return new PartnerFact.MemberActivated(required(member, "member"));
  }
}
