package city.participation.partners.partner;

import city.participation.partners.member.InvitationToken;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Owners invite others, who join; they change their roles, and end what has to end. */
@Component
public class ManageMembers {

  private final PartnerChanges changes;
  private final Clock clock;
  private final Duration life;

  ManageMembers(
      PartnerChanges changes,
      Clock clock,
      @Value("${participation.partners.invitation-life}") Duration life) {
    if (!life.isPositive()) {
      throw new IllegalArgumentException("participation.partners.invitation-life is not positive");
    }
    this.changes = changes;
    this.clock = clock;
    this.life = life;
  }

  public Outcome invite(
      String id, Person person, long version, @Nullable RequestKey key, NewInvitation wanted) {
    return changes.change(
        id,
        person,
        version,
        key,
        it -> MemberSteps.invite(it, person, wanted, life, clock.instant()));
  }

  public Outcome revokeInvitation(String id, Person person, long version, String invitation) {
    return changes.change(
        id,
        person,
        version,
        null,
        it -> MemberSteps.revokeInvitation(it, person, invitation, clock.instant()));
  }

  /** By somebody who knows of the partner no more than the invitation says. */
  public Outcome join(String id, Person person, @Nullable RequestKey key, InvitationToken token) {
    Outcome outcome =
        changes.changeUnseen(
            id, person, key, it -> MemberSteps.join(it, person, token, clock.instant()));
    return outcome instanceof Outcome.Refused(Refusal.NotFound _)
        ? new Outcome.Refused(new Refusal.InvitationUnknown())
        : outcome;
  }

  public Outcome changeRole(String id, Person owner, long version, String member, MemberRole role) {
    return changes.change(
        id,
        owner,
        version,
        null,
        it -> MemberSteps.changeRole(it, owner, member, role, clock.instant()));
  }

  /** Somebody leaves, or is removed by an owner. */
  public Outcome remove(String id, Person person, long version, String member) {
    return changes.change(
        id, person, version, null, it -> MemberSteps.remove(it, person, member, clock.instant()));
  }
}
