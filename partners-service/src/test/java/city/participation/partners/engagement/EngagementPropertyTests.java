package city.participation.partners.engagement;

import static city.participation.partners.engagement.EngagementExamples.ACCREDITED;
import static city.participation.partners.engagement.EngagementExamples.EXPIRED;
import static city.participation.partners.engagement.EngagementExamples.NOW;
import static city.participation.partners.engagement.EngagementExamples.OFFICELESS;
import static city.participation.partners.engagement.EngagementExamples.OPEN;
import static city.participation.partners.engagement.EngagementExamples.OVER;
import static city.participation.partners.engagement.EngagementExamples.PAULA;
import static city.participation.partners.engagement.EngagementExamples.PAULA_OF_THE_CITY;
import static city.participation.partners.engagement.EngagementExamples.STAFF;
import static city.participation.partners.engagement.EngagementExamples.STRANGER;
import static city.participation.partners.engagement.EngagementExamples.SUSPENDED;
import static city.participation.partners.engagement.EngagementExamples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.engagement.Engagement.Decision;
import city.participation.partners.engagement.EngagementFact.EngagementAgreed;
import city.participation.partners.engagement.EngagementFact.EngagementDeclined;
import city.participation.partners.engagement.EngagementFact.EngagementEnded;
import city.participation.partners.engagement.EngagementFact.EngagementProposed;
import city.participation.partners.partner.FindStanding.Standing;
import city.participation.partners.partner.Person;
import city.participation.partners.programme.KnownProgramme;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whoever agrees, declines, ends and forgets in whatever order, these hold. */
class EngagementPropertyTests {

  private static final String REASON = "Dafür haben wir schon eine Zusage.";
  private static final Map<EngagementStatus, Set<EngagementStatus>> STEPS =
      Map.of(
          EngagementStatus.PROPOSED,
          Set.of(EngagementStatus.AGREED, EngagementStatus.DECLINED, EngagementStatus.ENDED),
          EngagementStatus.AGREED,
          Set.of(EngagementStatus.ENDED),
          EngagementStatus.DECLINED,
          Set.of(),
          EngagementStatus.ENDED,
          Set.of());

  enum Attempt {
    AGREE,
    DECLINE,
    END,
    SETTLE,
    FORGET
  }

  record Try(Attempt attempt, Person person, Standing partner, Optional<KnownProgramme> programme) {

    boolean byPartner() {
      return partner.isSpokenForBy(person);
    }
  }

  @Provide
  Arbitrary<List<Try>> tries() {
    Arbitrary<Attempt> attempts =
        Arbitraries.frequency(
            Tuple.of(3, Attempt.AGREE),
            Tuple.of(1, Attempt.DECLINE),
            Tuple.of(2, Attempt.END),
            Tuple.of(3, Attempt.SETTLE),
            Tuple.of(1, Attempt.FORGET));
    return Combinators.combine(
            attempts,
            Arbitraries.of(PAULA, PAULA_OF_THE_CITY, STRANGER, STAFF, OFFICELESS),
            Arbitraries.frequency(
                Tuple.of(4, ACCREDITED), Tuple.of(2, SUSPENDED), Tuple.of(1, EXPIRED)),
            Arbitraries.frequency(
                Tuple.of(4, Optional.of(OPEN)),
                Tuple.of(1, Optional.of(OVER)),
                Tuple.of(1, Optional.<KnownProgramme>empty())))
        .as(Try::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Property(tries = 2000)
  void anyEngagementKeepsTheRules(
      @ForAll("tries") List<Try> tries, @ForAll boolean proposedByStaff) {
    Person proposer = proposedByStaff ? PAULA_OF_THE_CITY : PAULA;
    Engagement engagement = taken(EngagementExamples.propose(proposer, ACCREDITED, OPEN));
    EngagementStatus told = EngagementStatus.PROPOSED;
    Instant now = NOW;
    for (Try next : tries) {
      now = now.plusSeconds(60);
      Engagement before = engagement;
      Decision decision = decide(before, next, now);
      if (decision instanceof Decision.Taken(Engagement after, var facts)) {
        for (EngagementFact fact : facts) {
          assertThat(STEPS.get(told)).as("heard in this order").contains(heard(fact));
          told = heard(fact);
        }
        assertThat(told).as("who only listens knows the status").isEqualTo(after.status());
        assertWasAllowed(before, after, next);
        assertHolds(before, after, next);
        engagement = after;
      }
    }
  }

  private static Decision decide(Engagement engagement, Try next, Instant now) {
    return switch (next.attempt()) {
      case AGREE -> engagement.agree(next.person(), next.partner(), next.programme(), now);
      case DECLINE -> engagement.decline(next.person(), next.partner(), REASON, now);
      case END -> engagement.end(next.person(), next.partner(), REASON, now);
      case SETTLE -> engagement.settle(Optional.of(next.partner()), next.programme(), now);
      case FORGET ->
          new Decision.Taken(engagement.forgetting(next.person().id()), List.<EngagementFact>of());
    };
  }

  private static EngagementStatus heard(EngagementFact fact) {
    return switch (fact) {
      case EngagementProposed it -> EngagementStatus.PROPOSED;
      case EngagementAgreed it -> EngagementStatus.AGREED;
      case EngagementDeclined it -> EngagementStatus.DECLINED;
      case EngagementEnded it -> EngagementStatus.ENDED;
    };
  }

  private static void assertWasAllowed(Engagement before, Engagement after, Try next) {
    switch (next.attempt()) {
      case AGREE -> {
        assertIsDecidedByTheCity(next);
        assertThat(next.partner().accredited()).as("only accredited partners").isTrue();
        assertThat(next.programme()).as("only while the programme goes on").contains(OPEN);
      }
      case DECLINE -> assertIsDecidedByTheCity(next);
      case END ->
          assertThat(next.byPartner() || next.person().office() != null)
              .as("either side, the city for an office: %s", next)
              .isTrue();
      case SETTLE ->
          assertThat(after.status() != before.status())
              .as("ends by itself exactly when nothing holds it: %s", next)
              .isEqualTo(
                  before.status().isOpen()
                      && (next.partner().equals(EXPIRED)
                          || !next.programme().equals(Optional.of(OPEN))));
      case FORGET -> assertThat(after.status()).isEqualTo(before.status());
    }
  }

  private static void assertIsDecidedByTheCity(Try next) {
    assertThat(next.byPartner()).as("nobody decides for oneself: %s", next).isFalse();
    assertThat(next.person().office()).as("for an office: %s", next).isNotNull();
  }

  private static void assertHolds(Engagement before, Engagement after, Try next) {
    boolean open = after.status().isOpen();
    assertThat(after.claim() != null).as("keeps the same from being proposed").isEqualTo(open);
    assertThat(after.due() != null).as("is looked at again").isEqualTo(open);
    assertThat(after.trail().getLast().status()).isEqualTo(after.status());
    if (next.attempt() == Attempt.FORGET) {
      assertThat(after.trail()).hasSameSizeAs(before.trail());
      assertThat(after.toString()).doesNotContain("=" + next.person().id());
    } else {
      assertThat(after.trail())
          .as("only grows")
          .startsWith(before.trail().toArray(TrailEntry[]::new));
    }
  }
}
