package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;

record MemberInvitationRevokedV1(String invitee) {

  PartnerFact fact() {
    return new PartnerFact.MemberInvitationRevoked(required(invitee, "invitee"));
  }
}
