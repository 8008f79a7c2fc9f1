package city.participation.ideas.idea;

import static city.participation.ideas.idea.IdeaExamples.AUTHOR;
import static city.participation.ideas.idea.IdeaExamples.CHANGED;
import static city.participation.ideas.idea.IdeaExamples.MODERATOR;
import static city.participation.ideas.idea.IdeaExamples.NOW;
import static city.participation.ideas.idea.IdeaExamples.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.idea.Idea.Decision;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever anybody tries in whatever order, these hold. */
class IdeaLifePropertyTests {

  enum Attempt {
    SUBMIT,
    PUBLISH,
    REJECT,
    REVISE,
    WITHDRAW,
    WITHDRAW_SILENTLY,
    BE_SUPPORTED
  }

  record Try(Attempt attempt, Person person) {}

  @Provide
  Arbitrary<List<Try>> tries() {
    Person both = new Person(AUTHOR.id(), true, false);
    Arbitrary<Person> people =
        Arbitraries.of(AUTHOR, MODERATOR, STRANGER, both, MODERATOR.actingFor(null));
    return Combinators.combine(Arbitraries.of(Attempt.class), people)
        .as(Try::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }

  @Property(tries = 2000)
  void anyLifeKeepsTheRules(@ForAll("tries") List<Try> tries) {
    Idea idea = IdeaExamples.draft();
    Instant now = NOW;
    for (Try next : tries) {
      now = now.plusSeconds(1);
      if (next.attempt() == Attempt.BE_SUPPORTED) {
        idea = idea.status() == IdeaStatus.PUBLISHED ? IdeaExamples.supported(idea) : idea;
        continue;
      }
      Decision decision = decide(idea, next, now);
      if (decision instanceof Decision.Taken taken) {
        assertStep(idea, taken, next);
        idea = taken.after();
      }
    }
  }

  private static Decision decide(Idea idea, Try next, Instant now) {
    Person person = next.person();
    return switch (next.attempt()) {
      case SUBMIT -> idea.submit(person, now);
      case PUBLISH -> idea.publish(person, now);
      case REJECT -> idea.reject(person, RejectionReason.OTHER, "Leider nein.", now);
      case REVISE -> idea.revise(person, CHANGED, now);
      case WITHDRAW -> idea.withdraw(person, "Es ist gebaut.", now);
      case WITHDRAW_SILENTLY -> idea.withdraw(person, null, now);
      case BE_SUPPORTED -> throw new AssertionError("is no decision");
    };
  }

  private static void assertStep(Idea before, Decision.Taken taken, Try next) {
    Idea after = taken.after();
    boolean byAuthor = next.person().id().equals(before.author());
    assertThat(before.status())
        .as("an end is an end")
        .isNotIn(IdeaStatus.REJECTED, IdeaStatus.WITHDRAWN);
    assertThat(before.isVisibleTo(next.person()))
        .as("nobody changes what they cannot see")
        .isTrue();
    switch (next.attempt()) {
      case SUBMIT, REVISE -> assertThat(byAuthor).isTrue();
      case PUBLISH, REJECT -> {
        assertThat(byAuthor).as("four eyes").isFalse();
        assertThat(next.person().moderator()).isTrue();
        assertThat(before.status()).isEqualTo(IdeaStatus.SUBMITTED);
      }
      case WITHDRAW -> assertThat(byAuthor || before.publishedAt() != null).isTrue();
      case WITHDRAW_SILENTLY -> assertThat(before.submittedAt()).isNull();
      case BE_SUPPORTED -> throw new AssertionError("is no decision");
    }
    assertThat(after.author()).isEqualTo(before.author());
    assertThat(after.createdAt()).isEqualTo(before.createdAt());
    assertThat(after.supportCount()).as("not counted here").isEqualTo(before.supportCount());
    assertThat(after.timeline())
        .as("history only grows")
        .startsWith(before.timeline().toArray(TimelineEntry[]::new));
    assertThat(after.timeline())
        .as("who decides says for which office")
        .noneMatch(it -> it.role() == TimelineEntry.Role.MODERATOR && it.office() == null);
    assertThat(after.revision() - before.revision()).isBetween(0, 1);
    if (after.revision() > before.revision()) {
      assertThat(before.firstSupportedAt()).isNotNull();
    }
    if (!after.content().equals(before.content()) && before.firstSupportedAt() != null) {
      assertThat(after.revision()).as("no silent edit").isGreaterThan(before.revision());
    }
    assertThat(taken.facts()).hasSizeLessThanOrEqualTo(1);
    if (after.submittedAt() == null) {
      assertThat(taken.facts()).as("drafts are private").isEmpty();
    }
  }
}
