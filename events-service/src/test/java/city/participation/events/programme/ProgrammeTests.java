package city.participation.events.programme;

import static city.participation.events.programme.ProgrammeExamples.ADMIN;
import static city.participation.events.programme.ProgrammeExamples.CITIZEN;
import static city.participation.events.programme.ProgrammeExamples.CONCEPT;
import static city.participation.events.programme.ProgrammeExamples.CONTENT;
import static city.participation.events.programme.ProgrammeExamples.FIRST;
import static city.participation.events.programme.ProgrammeExamples.NOW;
import static city.participation.events.programme.ProgrammeExamples.OFFICELESS;
import static city.participation.events.programme.ProgrammeExamples.SECOND;
import static city.participation.events.programme.ProgrammeExamples.STAFF;
import static city.participation.events.programme.ProgrammeExamples.announced;
import static city.participation.events.programme.ProgrammeExamples.closed;
import static city.participation.events.programme.ProgrammeExamples.content;
import static city.participation.events.programme.ProgrammeExamples.draft;
import static city.participation.events.programme.ProgrammeExamples.evaluating;
import static city.participation.events.programme.ProgrammeExamples.facts;
import static city.participation.events.programme.ProgrammeExamples.inDays;
import static city.participation.events.programme.ProgrammeExamples.parallel;
import static city.participation.events.programme.ProgrammeExamples.plan;
import static city.participation.events.programme.ProgrammeExamples.planned;
import static city.participation.events.programme.ProgrammeExamples.refused;
import static city.participation.events.programme.ProgrammeExamples.results;
import static city.participation.events.programme.ProgrammeExamples.settled;
import static city.participation.events.programme.ProgrammeExamples.stage;
import static city.participation.events.programme.ProgrammeExamples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.content.Audience;
import city.participation.events.programme.Programme.Decision;
import city.participation.events.programme.ProgrammeFact.ProgrammeAnnounced;
import city.participation.events.programme.ProgrammeFact.ProgrammeUpdated;
import city.participation.events.programme.ProgrammeFact.StageOpened;
import city.participation.events.programme.TimelineEntry.Role;
import city.participation.events.programme.TimelineEntry.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgrammeTests {

  private static final String REASON = "Die Website war nicht erreichbar.";

  @Test
  void isNotAnnouncedWithoutAConcept() {
    Programme lacking =
        taken(ProgrammeSteps.amend(planned(), STAFF, content(Audience.PUBLIC, null, "3"), NOW));
    assertThat(refused(ProgrammeSteps.announce(lacking, STAFF, null, NOW)))
        .isEqualTo(new Refusal.ConceptMissing());
  }

  @Test
  void isNotAnnouncedWithoutAStage() {
    assertThat(refused(ProgrammeSteps.announce(draft(), STAFF, null, NOW)))
        .isEqualTo(new Refusal.StageMissing());
  }

  @Test
  void isNotAnnouncedWithAStageThatIsOver() {
    assertThat(refused(ProgrammeSteps.announce(planned(), STAFF, null, inDays(20))))
        .isEqualTo(new Refusal.StageOver(FIRST));
  }

  @Test
  void isTalkedOfOnlyOnceItIsAnnounced() {
    assertThat(facts(StageSteps.plan(draft(), STAFF, FIRST, plan(1, 2), NOW))).isEmpty();
    assertThat(facts(ProgrammeSteps.announce(planned(), STAFF, null, NOW)))
        .singleElement()
        .isInstanceOf(ProgrammeAnnounced.class);
    assertThat(announced().announcedAt()).isEqualTo(NOW);
  }

  @Test
  void opensAtOnceWhatIsAnnouncedLate() {
    Decision decision = ProgrammeSteps.announce(planned(), STAFF, null, inDays(12));
    assertThat(facts(decision))
        .hasExactlyElementsOfTypes(
            ProgrammeAnnounced.class, StageOpened.class, ProgrammeUpdated.class);
    assertThat(taken(decision).status()).isEqualTo(ProgrammeStatus.RUNNING);
    assertThat(taken(decision).due()).isEqualTo(inDays(20));
  }

  @Test
  void keepsItsConceptAndAudienceOnceItIsAnnounced() {
    assertThat(
            refused(
                ProgrammeSteps.amend(announced(), STAFF, content(Audience.PUBLIC, null, "3"), NOW)))
        .isEqualTo(new Refusal.ConceptMissing());
    assertThat(
            refused(
                ProgrammeSteps.amend(
                    announced(), STAFF, content(Audience.INTERNAL, CONCEPT, "3"), NOW)))
        .isEqualTo(new Refusal.AudienceFixed());
  }

  @Test
  void tellsOthersOnlyOfWhatTheyKnow() {
    assertThat(
            facts(
                ProgrammeSteps.amend(
                    announced(), STAFF, content(Audience.PUBLIC, CONCEPT, "9"), NOW)))
        .hasExactlyElementsOfTypes(ProgrammeUpdated.class);
    Programme other =
        taken(
            ProgrammeSteps.amend(
                announced(),
                STAFF,
                new city.participation.events.content.ProgrammeContent(
                    CONTENT.title(),
                    results(),
                    CONTENT.audience(),
                    CONTENT.leadOffice(),
                    CONTENT.districts(),
                    CONTENT.themes(),
                    CONTENT.goals(),
                    List.of(),
                    CONCEPT),
                NOW));
    assertThat(other.timeline().getLast().step()).isEqualTo(Step.AMENDED);
    assertThat(facts(ProgrammeSteps.amend(announced(), STAFF, other.content(), NOW))).isEmpty();
  }

  @Test
  void isSeenByEverybodyOnceAnnouncedAndInternalOnesByTheCityOnly() {
    assertThat(draft().isVisibleTo(CITIZEN)).isFalse();
    assertThat(draft().isVisibleTo(null)).isFalse();
    assertThat(draft().isVisibleTo(STAFF)).isTrue();
    assertThat(announced().isVisibleTo(null)).isTrue();
    Programme internal =
        taken(
            ProgrammeSteps.announce(
                taken(
                    ProgrammeSteps.amend(
                        planned(), STAFF, content(Audience.INTERNAL, CONCEPT), NOW)),
                STAFF,
                null,
                NOW));
    assertThat(internal.isVisibleTo(null)).isFalse();
    assertThat(internal.isVisibleTo(CITIZEN)).isFalse();
    assertThat(internal.isVisibleTo(STAFF)).isTrue();
  }

  @Test
  void changesItsStatusOnlyForAnOffice() {
    assertThat(refused(ProgrammeSteps.announce(planned(), OFFICELESS, null, NOW)))
        .isEqualTo(new Refusal.OfficeMissing());
    assertThat(refused(ProgrammeSteps.discard(draft(), OFFICELESS, REASON, NOW)))
        .isEqualTo(new Refusal.OfficeMissing());
    assertThat(refused(ProgrammeSteps.close(evaluating(), OFFICELESS, results(), null, NOW)))
        .isEqualTo(new Refusal.OfficeMissing());
    assertThat(refused(ProgrammeSteps.archive(closed(), OFFICELESS, null, NOW)))
        .isEqualTo(new Refusal.OfficeMissing());
    assertThat(
            refused(
                StageSteps.reopen(evaluating(), OFFICELESS, FIRST, inDays(50), REASON, inDays(40))))
        .isEqualTo(new Refusal.OfficeMissing());
  }

  @Test
  void keepsWhoInWhichRoleForWhichOfficeWhenAndWhy() {
    TimelineEntry entry =
        taken(ProgrammeSteps.discard(draft(), ADMIN, REASON, inDays(1))).timeline().getLast();
    assertThat(entry)
        .isEqualTo(
            new TimelineEntry(
                Step.DISCARDED, inDays(1), Role.ADMIN, "ada", "Amt 01", null, REASON));
    assertThat(entry.withoutPerson().by()).isNull();
    assertThat(settled(10).timeline().getLast().role()).isEqualTo(Role.CALENDAR);
  }

  @Test
  void isClosedOnlyOnceAllIsOver() {
    assertThat(refused(ProgrammeSteps.close(settled(20), STAFF, results(), null, inDays(20))))
        .isInstanceOf(Refusal.WrongState.class);
    assertThat(closed().results()).isEqualTo(results());
    assertThat(closed().due()).isNull();
    assertThat(taken(ProgrammeSteps.archive(closed(), STAFF, null, inDays(41))).status())
        .isEqualTo(ProgrammeStatus.ARCHIVED);
  }

  @Test
  void refusesStagesThatWouldBeOpenAtATime() {
    assertThat(refused(StageSteps.plan(planned(), STAFF, "third", plan(29, 31), NOW)))
        .isEqualTo(new Refusal.StagesOverlap(SECOND));
    assertThat(refused(StageSteps.change(planned(), STAFF, FIRST, plan(10, 21), NOW)))
        .isEqualTo(new Refusal.StagesOverlap(SECOND));
    assertThat(taken(StageSteps.plan(planned(), STAFF, "third", plan(30, 31), NOW)).stages())
        .as("half-open: one may begin as another ends")
        .hasSize(3);
    assertThat(taken(StageSteps.plan(planned(), STAFF, "third", parallel(5, 40), NOW)).stages())
        .as("in the order of their beginnings")
        .extracting(Stage::id)
        .containsExactly("third", FIRST, SECOND);
  }

  @Test
  void refusesAStageThatEndsBeforeItBeginsOrHasEnded() {
    assertThat(refused(StageSteps.plan(draft(), STAFF, FIRST, plan(2, 2), NOW)))
        .isEqualTo(new Refusal.StageEndsFirst());
    assertThat(refused(StageSteps.plan(draft(), STAFF, FIRST, plan(-2, 0), NOW)))
        .isEqualTo(new Refusal.StageOver(FIRST));
    assertThat(refused(StageSteps.plan(draft(), STAFF, FIRST, plan(1, 4_000), NOW)))
        .isInstanceOf(Refusal.StageTooFar.class);
  }

  @Test
  void movesTheEndOfWhatIsOpenAndNothingOfWhatIsClosed() {
    Programme running = settled(10);
    assertThat(refused(StageSteps.change(running, STAFF, FIRST, plan(11, 20), inDays(10))))
        .isEqualTo(new Refusal.OpeningFixed());
    assertThat(refused(StageSteps.change(running, STAFF, FIRST, plan(10, 11), inDays(12))))
        .isEqualTo(new Refusal.StageOver(FIRST));
    Programme shortened = taken(StageSteps.change(running, STAFF, FIRST, plan(10, 15), inDays(12)));
    assertThat(shortened.due()).isEqualTo(inDays(15));
    assertThat(refused(StageSteps.change(settled(20), STAFF, FIRST, plan(10, 25), inDays(20))))
        .isEqualTo(new Refusal.StageWrongState(StageStatus.CLOSED));
  }

  @Test
  void removesWhatHasNotOpenedAndKeepsOne() {
    assertThat(refused(StageSteps.remove(settled(10), STAFF, FIRST, inDays(10))))
        .isEqualTo(new Refusal.StageWrongState(StageStatus.OPEN));
    Programme one = taken(StageSteps.remove(announced(), STAFF, SECOND, NOW));
    assertThat(refused(StageSteps.remove(one, STAFF, FIRST, NOW)))
        .isEqualTo(new Refusal.StageMissing());
  }

  @Test
  void isEvaluatedWhenNothingIsLeftToOpen() {
    Decision decision = StageSteps.remove(betweenTwo(), STAFF, SECOND, inDays(22));
    assertThat(taken(decision).status()).isEqualTo(ProgrammeStatus.EVALUATING);
    assertThat(facts(decision))
        .as("that the stage is gone, and what follows")
        .hasExactlyElementsOfTypes(ProgrammeUpdated.class, ProgrammeUpdated.class);
  }

  /** The first is over, the second has been put off. */
  private static Programme betweenTwo() {
    Programme later = taken(StageSteps.change(announced(), STAFF, SECOND, plan(25, 30), NOW));
    return taken(CalendarSteps.settle(later, inDays(21)));
  }

  @Test
  void runsAgainWhenAStageIsOpenedAgain() {
    Decision decision =
        StageSteps.reopen(evaluating(), STAFF, FIRST, inDays(50), REASON, inDays(40));
    Programme again = taken(decision);
    assertThat(again.status()).isEqualTo(ProgrammeStatus.RUNNING);
    assertThat(stage(again, FIRST).status()).isEqualTo(StageStatus.OPEN);
    assertThat(again.due()).isEqualTo(inDays(50));
    assertThat(facts(decision))
        .hasExactlyElementsOfTypes(StageOpened.class, ProgrammeUpdated.class);
    assertThat(again.timeline().stream().map(TimelineEntry::step))
        .endsWith(Step.STAGE_REOPENED, Step.RESUMED);
    assertThat(taken(CalendarSteps.settle(again, inDays(50))).status())
        .isEqualTo(ProgrammeStatus.EVALUATING);
  }

  @Test
  void reopensNothingBesideAnotherStage() {
    assertThat(
            refused(StageSteps.reopen(settled(20), STAFF, FIRST, inDays(25), REASON, inDays(21))))
        .isEqualTo(new Refusal.StagesOverlap(SECOND));
    assertThat(
            refused(StageSteps.reopen(settled(10), STAFF, FIRST, inDays(25), REASON, inDays(11))))
        .isEqualTo(new Refusal.StageWrongState(StageStatus.OPEN));
    assertThat(refused(StageSteps.reopen(closed(), STAFF, FIRST, inDays(60), REASON, inDays(50))))
        .isInstanceOf(Refusal.WrongState.class);
  }

  @Test
  void isChangedOnlySoOften() {
    Programme programme = announced();
    for (int i = 1; i < ProgrammeSteps.MOST_CHANGES - 1; i++) {
      programme =
          taken(
              ProgrammeSteps.amend(
                  programme,
                  STAFF,
                  content(Audience.PUBLIC, CONCEPT, i % 2 == 0 ? "1" : "2"),
                  NOW));
    }
    assertThat(refused(StageSteps.remove(programme, STAFF, FIRST, NOW)))
        .isEqualTo(new Refusal.TooManyChanges(ProgrammeSteps.MOST_CHANGES));
    Programme over = taken(CalendarSteps.settle(programme, inDays(30)));
    assertThat(taken(ProgrammeSteps.close(over, STAFF, results(), null, inDays(31))).status())
        .as("but always brought to its end")
        .isEqualTo(ProgrammeStatus.CLOSED);
  }

  @Test
  void saysWhatIsOpenAndUntilWhen() {
    assertThat(Participation.at(settled(10).stages(), inDays(12)))
        .isEqualTo(new Participation(List.of(StageAction.SUBMIT, StageAction.SUPPORT), inDays(20)));
    assertThat(Participation.at(settled(10).stages(), inDays(20)))
        .as("also if the calendar is late, nothing is open after its end")
        .isEqualTo(new Participation(List.of(), null));
    assertThat(Participation.at(announced().stages(), NOW))
        .isEqualTo(new Participation(List.of(), null));
  }
}
