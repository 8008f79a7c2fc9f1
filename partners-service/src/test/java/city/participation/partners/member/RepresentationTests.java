package city.participation.partners.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepresentationTests {

  private static final Instant NOW = Instant.parse("2026-11-27T09:15:00Z");
  private static final Duration LIFE = Duration.ofDays(7);

  private static final Representation TWO_OWNERS =
      new Representation(
          List.of(
              new Member("olga", MemberRole.OWNER, NOW),
              new Member("otto", MemberRole.OWNER, NOW),
              new Member("emma", MemberRole.EDITOR, NOW)),
          List.of());

  @Test
  void keepsWhatOthersInvitedToWhenSomebodyIsNoOwnerAnyMore() {
    Invitation olgas = invitation("olga", null, NOW);
    Invitation ottos = invitation("otto", null, NOW);
    Representation inviting = TWO_OWNERS.inviting(olgas).inviting(ottos);
    for (UnaryOperator<Representation> step :
        List.<UnaryOperator<Representation>>of(
            it -> it.without("otto"),
            it -> it.withRole("otto", MemberRole.EDITOR),
            it -> it.forgetting("otto"))) {
      assertThat(step.apply(inviting).invitations()).containsExactly(olgas);
    }
    assertThat(inviting.withRole("otto", MemberRole.OWNER).invitations()).hasSize(2);
  }

  @Test
  void forgetsWhatSomebodyWasInvitedToAndNothingElse() {
    Invitation named = invitation("olga", "ina", NOW);
    Invitation ofOthers = invitation("olga", "jan", NOW);
    Invitation unnamed = invitation("olga", null, NOW);
    Representation inviting = TWO_OWNERS.inviting(named).inviting(ofOthers).inviting(unnamed);
    Representation after = inviting.forgetting("ina");
    assertThat(after.invitations()).containsExactly(ofOthers, unnamed);
    assertThat(after.members()).isEqualTo(TWO_OWNERS.members());
    assertThat(inviting.people())
        .containsExactlyInAnyOrder("olga", "otto", "emma", "olga", "olga", "olga", "ina", "jan");
  }

  @Test
  void makesRoomByThoseThatRanOutAndByNoOthers() {
    List<Invitation> open =
        IntStream.range(1, Representation.INVITATIONS_MOST)
            .mapToObj(i -> invitation("olga", null, NOW))
            .toList();
    Invitation early = invitation("olga", null, NOW.minus(LIFE));
    Invitation next = invitation("olga", null, NOW);
    Representation full =
        new Representation(
            TWO_OWNERS.members(), Stream.concat(Stream.of(early), open.stream()).toList());
    assertThat(full.inviting(next).invitations())
        .containsExactlyElementsOf(Stream.concat(open.stream(), Stream.of(next)).toList());
    Representation roomy = TWO_OWNERS.inviting(early);
    assertThat(roomy.inviting(next).invitations())
        .as("so that it can be told that it came too late")
        .containsExactly(early, next);
  }

  private static Invitation invitation(String by, @Nullable String invitee, Instant at) {
    return NewInvitation.of(MemberRole.EDITOR, invitee, null).madeBy(by, at, LIFE);
  }
}
