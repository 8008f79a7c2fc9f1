package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;

record MemberRevokedV1(String member, String reason) {

  PartnerFact fact() {
    return new PartnerFact.MemberRevoked(
        required(member, "member"), required(reason, "reason").equals("ERASED"));
  }
}
