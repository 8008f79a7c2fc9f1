package city.participation.ideas.idea;

import static city.participation.ideas.idea.IdeaExamples.AUTHOR;
import static city.participation.ideas.idea.IdeaExamples.CHANGED;
import static city.participation.ideas.idea.IdeaExamples.CLERK;
import static city.participation.ideas.idea.IdeaExamples.CONTENT;
import static city.participation.ideas.idea.IdeaExamples.MODERATOR;
import static city.participation.ideas.idea.IdeaExamples.NOW;
import static city.participation.ideas.idea.IdeaExamples.STRANGER;
import static city.participation.ideas.idea.IdeaExamples.byPhone;
import static city.participation.ideas.idea.IdeaExamples.draft;
import static city.participation.ideas.idea.IdeaExamples.published;
import static city.participation.ideas.idea.IdeaExamples.rejected;
import static city.participation.ideas.idea.IdeaExamples.submitted;
import static city.participation.ideas.idea.IdeaExamples.supported;
import static city.participation.ideas.idea.IdeaExamples.taken;
import static city.participation.ideas.idea.IdeaExamples.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.participation.ideas.idea.Idea.Decision;
import city.participation.ideas.idea.TimelineEntry.Role;
import city.participation.ideas.idea.TimelineEntry.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdeaTests {

  private static final Instant LATER = NOW.plusSeconds(3600);

  @Test
  void tellsThatADraftWasSubmittedWithoutItsWords() {
    assertThat(draft().submit(AUTHOR, LATER))
        .isInstanceOfSatisfying(
            Decision.Taken.class,
            it -> {
              assertThat(it.after().status()).isEqualTo(IdeaStatus.SUBMITTED);
              assertThat(it.after().listedAt()).isEqualTo(LATER);
              assertThat(it.facts())
                  .containsExactly(
                      new IdeaFact.IdeaSubmitted(
                          "idea-1",
                          AUTHOR.id(),
                          draft().content().theme(),
                          "301",
                          Origin.WEB,
                          LATER));
            });
  }

  @Test
  void saysWithItsTitleWhomItIsFor() {
    Person clerk = new Person("clerk", false, true);
    for (Audience audience : Audience.values()) {
      Decision published = submitted().in(audience).publish(MODERATOR, LATER);
      assertThat(published)
          .isInstanceOfSatisfying(
              Decision.Taken.class,
              it ->
                  assertThat(it.facts())
                      .singleElement()
                      .isInstanceOfSatisfying(
                          IdeaFact.IdeaPublished.class,
                          fact -> assertThat(fact.audience()).isEqualTo(audience)));
      Idea idea = taken(published);
      assertThat(idea.isVisibleTo(null)).isEqualTo(audience == Audience.PUBLIC);
      assertThat(idea.isVisibleTo(STRANGER)).isEqualTo(audience == Audience.PUBLIC);
      assertThat(idea.isVisibleTo(AUTHOR)).isTrue();
      assertThat(idea.isVisibleTo(MODERATOR)).isTrue();
      assertThat(idea.isVisibleTo(clerk)).isTrue();
      assertThat(taken(idea.revise(AUTHOR, CHANGED, LATER)).audience()).isEqualTo(audience);
    }
  }

  @Test
  void refusesASubmissionByAStranger() {
    assertRefused(draft().submit(STRANGER, LATER), new Refusal.NotYours());
  }

  @Test
  void keepsWhoPublishedForWhomInTheTimeline() {
    TimelineEntry last = published().timeline().getLast();
    assertThat(last.step()).isEqualTo(Step.PUBLISHED);
    assertThat(last.by()).isEqualTo(MODERATOR.id());
    assertThat(last.role()).isEqualTo(Role.MODERATOR);
    assertThat(last.office()).isEqualTo("Amt 15");
  }

  @Test
  void refusesAModeratorsStepThatIsForNoOffice() {
    Person homeless = MODERATOR.actingFor(null);
    assertRefused(submitted().publish(homeless, LATER), new Refusal.OfficeMissing());
    assertRefused(
        submitted().reject(homeless, RejectionReason.OTHER, "Leider nein.", LATER),
        new Refusal.OfficeMissing());
    assertRefused(published().withdraw(homeless, "Privates.", LATER), new Refusal.OfficeMissing());
  }

  @Test
  void keepsWhoEnteredAnIdeaForWhichOffice() {
    Idea submitted = taken(byPhone().submit(CLERK, LATER));
    assertThat(submitted.timeline())
        .extracting(TimelineEntry::step, TimelineEntry::role, TimelineEntry::office)
        .containsExactly(
            tuple(Step.DRAFTED, Role.STAFF, CLERK.office()),
            tuple(Step.SUBMITTED, Role.STAFF, CLERK.office()));
    Idea published = supported(taken(submitted.publish(MODERATOR, LATER)));
    Idea revised = taken(published.revise(CLERK.actingFor("Amt 61"), CHANGED, LATER));
    assertThat(revised.timeline().getLast().office()).isEqualTo("Amt 61");
    Idea withdrawn = taken(revised.withdraw(CLERK.actingFor(null), "Kam zweimal.", LATER));
    assertThat(withdrawn.timeline().getLast().role()).isEqualTo(Role.STAFF);
    assertThat(withdrawn.timeline().getLast().office()).isEqualTo(CLERK.office());
  }

  @Test
  void cameUpAtTheFirstEventThatSaysSoAndStaysItsAuthors() {
    Idea recorded = published().recordedAt("event-1");
    assertThat(recorded.origin()).isEqualTo(Origin.EVENT);
    assertThat(recorded.event()).isEqualTo("event-1");
    assertThat(recorded.recordedAt("event-2")).isEqualTo(recorded);
    Idea revised = taken(supported(recorded).revise(AUTHOR, CHANGED, LATER));
    assertThat(revised.event()).isEqualTo("event-1");
    assertThat(revised.timeline().getLast().role()).isEqualTo(Role.AUTHOR);
    Idea entered = taken(byPhone().recordedAt("event-1").submit(CLERK, LATER));
    assertThat(entered.timeline().getLast().role()).isEqualTo(Role.STAFF);
  }

  @Test
  void staysInItsProgrammeOnceItIsSubmitted() {
    Idea draft = taken(draft().revise(AUTHOR, in("programme-1"), LATER));
    assertThat(draft.content().programme()).isEqualTo("programme-1");
    assertThat(taken(draft.revise(AUTHOR, CONTENT, LATER)).content().programme()).isNull();
    Idea submitted = taken(draft.submit(AUTHOR, LATER));
    for (IdeaContent elsewhere : List.of(in("programme-2"), CONTENT)) {
      assertRefused(submitted.revise(AUTHOR, elsewhere, LATER), new Refusal.ProgrammeFixed());
    }
    assertRefused(
        published().revise(AUTHOR, in("programme-1"), LATER), new Refusal.ProgrammeFixed());
  }

  private static IdeaContent in(String programme) {
    return new IdeaContent(
        CONTENT.title(), CONTENT.text(), CONTENT.theme(), CONTENT.place(), programme);
  }

  @Test
  void keepsNoOfficeOfStaffWithAnIdeaOfTheirOwn() {
    Idea own = Idea.draft("idea-3", CLERK, Origin.WEB, CONTENT, NOW);
    assertThat(taken(own.submit(CLERK, LATER)).timeline())
        .allSatisfy(it -> {
          assertThat(it.role()).isEqualTo(Role.AUTHOR);
          assertThat(it.office()).isNull();
        });
  }

  @Test
  void refusesAModeratorsDecisionOnAnIdeaOfTheirOwn() {
    Person both = new Person(AUTHOR.id(), true, false);
    assertRefused(submitted().publish(both, LATER), new Refusal.OwnIdea());
    assertRefused(
        submitted().reject(both, RejectionReason.OTHER, "Leider nein.", LATER),
        new Refusal.OwnIdea());
  }

  @Test
  void refusesADecisionByWhoIsNoModerator() {
    assertRefused(submitted().publish(STRANGER, LATER), new Refusal.NotYours());
  }

  @Test
  void refusesToPublishTwice() {
    assertRefused(
        published().publish(MODERATOR, LATER), new Refusal.WrongState(IdeaStatus.PUBLISHED));
  }

  @Test
  void refusesToPublishWhatWasRejected() {
    assertRefused(
        rejected().publish(MODERATOR, LATER), new Refusal.WrongState(IdeaStatus.REJECTED));
  }

  @Test
  void tellsTheAuthorsServiceWhyItWasRejected() {
    assertThat(submitted().reject(MODERATOR, RejectionReason.DUPLICATE, "Gibt es schon.", LATER))
        .isInstanceOfSatisfying(
            Decision.Taken.class,
            it ->
                assertThat(it.facts())
                    .containsExactly(
                        new IdeaFact.IdeaRejected(
                            "idea-1", AUTHOR.id(), RejectionReason.DUPLICATE, LATER)));
  }

  @Test
  void revisesFreelyBeforeTheFirstSupport() {
    Idea revised = taken(published().revise(AUTHOR, CHANGED, LATER));
    assertThat(revised.revision()).isEqualTo(1);
    assertThat(revised.content()).isEqualTo(CHANGED);
    assertThat(revised.timeline()).isEqualTo(published().timeline());
  }

  @Test
  void revisesVisiblyAfterTheFirstSupport() {
    Idea before = supported(published());
    Idea revised = taken(before.revise(AUTHOR, CHANGED, LATER));
    assertThat(revised.revision()).isEqualTo(2);
    assertThat(revised.revisionSince()).isEqualTo(LATER);
    assertThat(before.revisionSince()).isEqualTo(before.publishedAt());
    assertThat(revised.timeline().getLast().step()).isEqualTo(Step.REVISED);
  }

  @Test
  void tellsWhereAnIdeaBelongsThatIsChangedWhileItWaits() {
    assertThat(submitted().revise(AUTHOR, CHANGED, LATER))
        .isInstanceOfSatisfying(
            Decision.Taken.class,
            it ->
                assertThat(it.facts())
                    .containsExactly(
                        new IdeaFact.IdeaAmended(
                            "idea-1", AUTHOR.id(), CHANGED.theme(), null, LATER)));
  }

  @Test
  void saysNothingOfADraftThatIsChanged() {
    assertThat(draft().revise(AUTHOR, CHANGED, LATER))
        .isInstanceOfSatisfying(Decision.Taken.class, it -> assertThat(it.facts()).isEmpty());
  }

  @Test
  void refusesMoreRevisionsThanAnybodyReads() {
    Idea idea = supported(published());
    for (int i = 1; i < Idea.MAX_REVISIONS; i++) {
      idea = taken(idea.revise(AUTHOR, i % 2 == 1 ? CHANGED : CONTENT, LATER));
    }
    assertRefused(
        idea.revise(AUTHOR, CONTENT, LATER), new Refusal.TooManyRevisions(Idea.MAX_REVISIONS));
  }

  @Test
  void makesNoRevisionOfWhatChangesNothing() {
    Idea idea = supported(published());
    assertThat(idea.revise(AUTHOR, idea.content(), LATER))
        .isEqualTo(new Idea.Decision.Taken(idea, List.of()));
  }

  @Test
  void refusesARevisionByAModerator() {
    assertRefused(published().revise(MODERATOR, CHANGED, LATER), new Refusal.NotYours());
  }

  @Test
  void needsAReasonToWithdrawWhatWasSubmitted() {
    assertRefused(submitted().withdraw(AUTHOR, null, LATER), new Refusal.ReasonMissing());
    assertRefused(published().withdraw(AUTHOR, null, LATER), new Refusal.ReasonMissing());
    assertThat(taken(draft().withdraw(AUTHOR, null, LATER)).status())
        .isEqualTo(IdeaStatus.WITHDRAWN);
  }

  @Test
  void letsAModeratorWithdrawWhatIsPublishedOnly() {
    assertThat(taken(published().withdraw(MODERATOR, "Privates.", LATER)).status())
        .isEqualTo(IdeaStatus.WITHDRAWN);
    assertRefused(submitted().withdraw(MODERATOR, "Privates.", LATER), new Refusal.NotYours());
    assertRefused(
        rejected().withdraw(AUTHOR, "Schade.", LATER), new Refusal.WrongState(IdeaStatus.REJECTED));
  }

  @Test
  void saysNothingOfADraftThatIsDropped() {
    assertThat(draft().withdraw(AUTHOR, null, LATER))
        .isInstanceOfSatisfying(Decision.Taken.class, it -> assertThat(it.facts()).isEmpty());
  }

  @Test
  void showsADraftToItsAuthorOnly() {
    assertVisible(draft(), true, false, false);
  }

  @Test
  void showsWhatWaitsAndWhatWasRejectedToAuthorAndModerators() {
    assertVisible(submitted(), true, true, false);
    assertVisible(rejected(), true, true, false);
  }

  @Test
  void showsWhatIsPublishedToEverybody() {
    assertVisible(published(), true, true, true);
  }

  @Test
  void showsThatAPublishedIdeaWasWithdrawnButNotWhatItSaid() {
    assertVisible(withdrawn(), true, true, true);
    assertThat(withdrawn().showsContentTo(null)).isFalse();
    assertThat(withdrawn().showsContentTo(STRANGER)).isFalse();
    assertThat(withdrawn().showsContentTo(AUTHOR)).isTrue();
    assertThat(withdrawn().showsContentTo(MODERATOR)).isTrue();
  }

  @Test
  void hidesADroppedDraftFromModeratorsToo() {
    assertVisible(taken(draft().withdraw(AUTHOR, null, LATER)), true, false, false);
  }

  private static void assertVisible(
      Idea idea, boolean toAuthor, boolean toModerator, boolean toAnyone) {
    assertThat(idea.isVisibleTo(AUTHOR)).isEqualTo(toAuthor);
    assertThat(idea.isVisibleTo(MODERATOR)).isEqualTo(toModerator);
    assertThat(idea.isVisibleTo(STRANGER)).isEqualTo(toAnyone);
    assertThat(idea.isVisibleTo(null)).isEqualTo(toAnyone);
  }

  private static void assertRefused(Decision decision, Refusal why) {
    assertThat(decision).isEqualTo(new Decision.Refused(why));
  }
}
