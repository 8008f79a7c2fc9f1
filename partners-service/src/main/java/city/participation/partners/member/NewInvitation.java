package city.participation.partners.member;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as it is about to be made; the only place where its token is known.
 *
 * @param invitee the opaque id of the only person who may use it; null for whoever has the token
 * @param note for the members: whom it is meant for
 */
public record NewInvitation(
    String id,
    InvitationToken token,
    MemberRole role,
    @Nullable String invitee,
    @Nullable String note) {

  public static NewInvitation of(MemberRole role, @Nullable String invitee, @Nullable String note) {
    return new NewInvitation(
        UUID.randomUUID().toString(), InvitationToken.random(), role, invitee, note);
  }

  public Invitation madeBy(String person, Instant now, Duration life) {
    return new Invitation(id, role, token.hash(), person, invitee, note, now, now.plus(life));
  }
}
