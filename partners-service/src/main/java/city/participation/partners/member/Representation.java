package city.participation.partners.member;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who acts for a partner, and who may yet. Whoever no longer does is not here but in the audit
 * trail.
 *
 * @param members longest first
 * @param invitations neither used nor revoked; those that ran out stay for a while
 */
public record Representation(List<Member> members, List<Invitation> invitations) {

  public static final int MEMBERS_MOST = 50;
  public static final int INVITATIONS_MOST = 20;

  public Representation {
    members = List.copyOf(members);
    invitations = List.copyOf(invitations);
  }

  public static Representation of(String owner, Instant now) {
    return new Representation(List.of(new Member(owner, MemberRole.OWNER, now)), List.of());
  }

  /** Null for somebody who is no member. */
  public @Nullable MemberRole roleOf(String person) {
    return members.stream()
        .filter(it -> it.person().equals(person))
        .findFirst()
        .map(Member::role)
        .orElse(null);
  }

  public boolean hasOwner() {
    return owners().findAny().isPresent();
  }

  public boolean isLastOwner(String person) {
    return owners().count() == 1 && roleOf(person) == MemberRole.OWNER;
  }

  /** Who is longest among the owners; without any, among all. */
  public Optional<String> first() {
    return Stream.concat(owners(), members.stream()).findFirst().map(Member::person);
  }

  public boolean isFull() {
    return members.size() >= MEMBERS_MOST;
  }

  public boolean hasAllInvitationsOutAt(Instant now) {
    return invitations.stream().filter(it -> !it.hasExpiredAt(now)).count() >= INVITATIONS_MOST;
  }

  public Optional<Invitation> invitation(String id) {
    return invitations.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** Looks at all of them, so that the time it takes tells nothing. */
  public Optional<Invitation> invitationWith(InvitationToken token) {
    Invitation found = null;
    for (Invitation each : invitations) {
      if (token.hasHash(each.tokenHash())) {
        found = each;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Those that ran out make room. */
  public Representation inviting(Invitation one) {
    List<Invitation> all = new ArrayList<>(invitations);
    if (all.size() >= INVITATIONS_MOST) {
      all.removeIf(it -> it.hasExpiredAt(one.invitedAt()));
    }
    all.add(one);
    return new Representation(members, all);
  }

  public Representation withoutInvitation(String id) {
    return without(it -> it.id().equals(id));
  }

  public Representation withoutInvitations() {
    return new Representation(members, List.of());
  }

  public Representation joined(String person, Invitation used, Instant now) {
    List<Member> all = new ArrayList<>(members);
    all.add(new Member(person, used.role(), now));
    return new Representation(all, withoutInvitation(used.id()).invitations());
  }

  /** What somebody invited to as an owner must not outlast that: it would be a way back. */
  public Representation withRole(String person, MemberRole role) {
    List<Member> all =
        members.stream()
            .map(it -> it.person().equals(person) ? new Member(person, role, it.since()) : it)
            .toList();
    Representation changed = new Representation(all, invitations);
    return role == MemberRole.OWNER
        ? changed
        : changed.without(it -> it.invitedBy().equals(person));
  }

  /** Also without what they invited to. */
  public Representation without(String person) {
    List<Member> others = members.stream().filter(it -> !it.person().equals(person)).toList();
    return new Representation(others, invitations).without(it -> it.invitedBy().equals(person));
  }

  /** Without anything that names the person. */
  public Representation forgetting(String person) {
    return without(person).without(it -> it.concerns(person));
  }

  public Representation withoutForgottenAt(Instant now) {
    return without(it -> !now.isBefore(it.forgottenAt()));
  }

  /** When the next invitation is to be forgotten. */
  public @Nullable Instant due() {
    return invitations.stream()
        .map(Invitation::forgottenAt)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The ids of all who are named here. */
  public Stream<String> people() {
    return Stream.of(
            members.stream().map(Member::person),
            invitations.stream().map(Invitation::invitedBy),
            invitations.stream().map(Invitation::invitee).filter(Objects::nonNull))
        .flatMap(Function.identity());
  }

  private Stream<Member> owners() {
    return members.stream().filter(it -> it.role() == MemberRole.OWNER);
  }

  private Representation without(Predicate<Invitation> gone) {
    return new Representation(members, invitations.stream().filter(gone.negate()).toList());
  }
}
