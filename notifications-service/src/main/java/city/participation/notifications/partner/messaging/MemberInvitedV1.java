package city.participation.notifications.partner.messaging;

import static city.participation.notifications.incoming.Required.required;

import city.participation.notifications.partner.PartnerFact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

record MemberInvitedV1(String invitationId, @Nullable String invitee, Instant expiresAt) {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  PartnerFact fact() {
    return new PartnerFact.MemberInvited(
        required(invitationId, "invitationId"),
        invitee,
        LocalDate.ofInstant(required(expiresAt, "expiresAt"), ZONE));
  }
}
