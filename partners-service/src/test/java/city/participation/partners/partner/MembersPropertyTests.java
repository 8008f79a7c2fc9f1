package city.participation.partners.partner;

import static city.participation.partners.partner.MemberExamples.LIFE;
import static city.participation.partners.partner.PartnerExamples.APPLICANT;
import static city.participation.partners.partner.PartnerExamples.NOW;
import static city.participation.partners.partner.PartnerExamples.REVIEWER;
import static city.participation.partners.partner.PartnerExamples.accredited;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.member.Invitation;
import city.participation.partners.member.InvitationToken;
import city.participation.partners.member.Member;
import city.participation.partners.member.MemberRole;
import city.participation.partners.member.NewInvitation;
import city.participation.partners.partner.Partner.Decision;
import city.participation.partners.partner.PartnerFact.MemberActivated;
import city.participation.partners.partner.PartnerFact.MemberRevoked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whoever invites, joins, leaves and removes whom in whatever order, these hold. */
class MembersPropertyTests {

  private static final List<Person> PEOPLE =
      List.of(
          APPLICANT,
          new Person("anna", false, null),
          new Person("ben", false, null),
          new Person("carla", true, "Amt 12"),
          REVIEWER);

  enum Attempt {
    INVITE,
    REVOKE,
    JOIN,
    JOIN_AGAIN,
    PROMOTE,
    DEMOTE,
    REMOVE,
    LEAVE,
    FORGET
  }

  record Try(Attempt attempt, Person person, Person whom, int number, int days) {}

  @Provide
  Arbitrary<List<Try>> tries() {
    Arbitrary<Attempt> attempts =
        Arbitraries.frequency(
            Tuple.of(4, Attempt.INVITE),
            Tuple.of(1, Attempt.REVOKE),
            Tuple.of(6, Attempt.JOIN),
            Tuple.of(2, Attempt.JOIN_AGAIN),
            Tuple.of(2, Attempt.PROMOTE),
            Tuple.of(2, Attempt.DEMOTE),
            Tuple.of(2, Attempt.REMOVE),
            Tuple.of(2, Attempt.LEAVE),
            Tuple.of(1, Attempt.FORGET));
    return Combinators.combine(
            attempts,
            Arbitraries.of(PEOPLE),
            Arbitraries.of(PEOPLE),
            Arbitraries.integers().between(0, 99),
            Arbitraries.of(0, 0, 0, 1, 6))
        .as(Try::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(80);
  }

  @Property(tries = 2000)
  void anyCompanyKeepsTheRules(@ForAll("tries") List<Try> tries) {
    Partner partner = accredited();
    List<InvitationToken> open = new ArrayList<>();
    List<InvitationToken> used = new ArrayList<>();
    Map<String, MemberRole> told = new HashMap<>(Map.of(APPLICANT.id(), MemberRole.OWNER));
    Instant now = NOW;
    for (Try next : tries) {
      now = now.plus(Duration.ofDays(next.days()));
      Decision decision = decide(partner, next, open, used, now);
      if (decision instanceof Decision.Taken(Partner after, var facts)) {
        assertWasTheirs(partner, after, next);
        for (PartnerFact fact : facts) {
          hear(told, fact);
        }
        assertThat(told).as("who only listens knows the members").isEqualTo(members(after));
        assertHolds(partner, after, next);
        partner = after;
      }
    }
  }

  private static Decision decide(
      Partner partner,
      Try next,
      List<InvitationToken> open,
      List<InvitationToken> used,
      Instant now) {
    Person person = next.person();
    String whom = next.whom().id();
    MemberRole role = next.number() % 2 == 0 ? MemberRole.OWNER : MemberRole.EDITOR;
    return switch (next.attempt()) {
      case INVITE -> {
        NewInvitation wanted = NewInvitation.of(role, next.number() > 80 ? whom : null, null);
        Decision decision = MemberSteps.invite(partner, person, wanted, LIFE, now);
        if (decision instanceof Decision.Taken) {
          open.add(wanted.token());
        }
        yield decision;
      }
      case REVOKE -> {
        List<Invitation> all = partner.representation().invitations();
        String id = all.isEmpty() ? "none" : all.get(next.number() % all.size()).id();
        yield MemberSteps.revokeInvitation(partner, person, id, now);
      }
      case JOIN -> {
        if (open.isEmpty()) {
          yield Partner.taken(partner);
        }
        InvitationToken token = open.get(next.number() % open.size());
        Decision decision = MemberSteps.join(partner, person, token, now);
        if (decision instanceof Decision.Taken) {
          open.remove(token);
          used.add(token);
        }
        yield decision;
      }
      case JOIN_AGAIN -> {
        for (InvitationToken token : used) {
          assertThat(MemberSteps.join(partner, person, token, now))
              .as("a token is used once")
              .isEqualTo(new Decision.Refused(new Refusal.InvitationUnknown()));
        }
        yield Partner.taken(partner);
      }
      case PROMOTE -> MemberSteps.changeRole(partner, person, whom, MemberRole.OWNER, now);
      case DEMOTE -> MemberSteps.changeRole(partner, person, whom, MemberRole.EDITOR, now);
      case REMOVE -> MemberSteps.remove(partner, person, whom, now);
      case LEAVE -> MemberSteps.remove(partner, person, person.id(), now);
      case FORGET -> MemberSteps.forget(partner, whom, now);
    };
  }

  private static void assertWasTheirs(Partner before, Partner after, Try next) {
    if (after.equals(before)
        || next.attempt() == Attempt.JOIN
        || next.attempt() == Attempt.FORGET) {
      return;
    }
    boolean leaves =
        next.attempt() == Attempt.LEAVE
            || (next.attempt() == Attempt.REMOVE && next.person().equals(next.whom()));
    MemberRole role = before.roleOf(next.person());
    if (leaves) {
      assertThat(role).as("only a member leaves").isNotNull();
    } else if (role != MemberRole.OWNER) {
      assertThat(role).as("an editor never").isNull();
      assertThat(next.person().staff() && !before.representation().hasOwner())
          .as("the city only where nobody owns it: %s", next)
          .isTrue();
    }
  }

  private static void hear(Map<String, MemberRole> told, PartnerFact fact) {
    switch (fact) {
      case MemberActivated it -> told.put(it.member(), it.role());
      case MemberRevoked it -> told.remove(it.member());
      default -> {}
    }
  }

  private static Map<String, MemberRole> members(Partner partner) {
    return partner.representation().members().stream()
        .collect(Collectors.toMap(Member::person, Member::role));
  }

  private static void assertHolds(Partner before, Partner after, Try next) {
    if (next.attempt() == Attempt.FORGET) {
      MemberStepsTests.assertNamesNoMore(after, next.whom().id());
    } else {
      assertThat(after.representation().hasOwner() || !before.representation().hasOwner())
          .as("an owner stays: %s", next)
          .isTrue();
    }
    Set<String> owners = new HashSet<>();
    members(after)
        .forEach((person, role) -> {
          if (role == MemberRole.OWNER) {
            owners.add(person);
          }
        });
    Set<String> staff =
        PEOPLE.stream().filter(Person::staff).map(Person::id).collect(Collectors.toSet());
    assertThat(after.representation().invitations())
        .as("what is open was made by who may still invite")
        .allMatch(it -> owners.contains(it.invitedBy()) || staff.contains(it.invitedBy()));
    assertThat(after.people()).containsAll(members(after).keySet());
  }
}
