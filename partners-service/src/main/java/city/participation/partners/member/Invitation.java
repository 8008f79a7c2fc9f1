package city.participation.partners.member;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way to become a member, once.
 *
 * @param tokenHash of the token that was handed out; that itself is kept nowhere
 * @param invitedBy the opaque id of an owner, or of somebody of the city
 * @param invitee the opaque id of the only person who may use it; null for whoever has the token
 * @param note for the members: whom it is meant for
 */
public record Invitation(
    String id,
    MemberRole role,
    String tokenHash,
    String invitedBy,
    @Nullable String invitee,
    @Nullable String note,
    Instant invitedAt,
    Instant expiresAt) {

  public static final int NOTE_MIN = 2;
  public static final int NOTE_MAX = 200;
  public static final int INVITEE_MAX = 255;

  /** So long it can still be told that it came too late. */
  static final Duration REMEMBERED = Duration.ofDays(30);

  public boolean isFor(String person) {
    return invitee == null || invitee.equals(person);
  }

  public boolean hasExpiredAt(Instant now) {
    return !now.isBefore(expiresAt);
  }

  Instant forgottenAt() {
    return expiresAt.plus(REMEMBERED);
  }

  boolean concerns(String person) {
    return invitedBy.equals(person) || person.equals(invitee);
  }
}
