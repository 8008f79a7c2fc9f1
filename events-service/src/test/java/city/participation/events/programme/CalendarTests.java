package city.participation.events.programme;

import static city.participation.events.programme.ProgrammeExamples.CONTENT;
import static city.participation.events.programme.ProgrammeExamples.FIRST;
import static city.participation.events.programme.ProgrammeExamples.ID;
import static city.participation.events.programme.ProgrammeExamples.NOW;
import static city.participation.events.programme.ProgrammeExamples.SECOND;
import static city.participation.events.programme.ProgrammeExamples.STAFF;
import static city.participation.events.programme.ProgrammeExamples.announced;
import static city.participation.events.programme.ProgrammeExamples.draft;
import static city.participation.events.programme.ProgrammeExamples.facts;
import static city.participation.events.programme.ProgrammeExamples.inDays;
import static city.participation.events.programme.ProgrammeExamples.parallel;
import static city.participation.events.programme.ProgrammeExamples.plan;
import static city.participation.events.programme.ProgrammeExamples.planned;
import static city.participation.events.programme.ProgrammeExamples.refused;
import static city.participation.events.programme.ProgrammeExamples.settled;
import static city.participation.events.programme.ProgrammeExamples.stage;
import static city.participation.events.programme.ProgrammeExamples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.content.Texts;
import city.participation.events.programme.ProgrammeFact.ProgrammeUpdated;
import city.participation.events.programme.ProgrammeFact.StageClosed;
import city.participation.events.programme.ProgrammeFact.StageOpened;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What dates do, in time and late. */
class CalendarTests {

  @Test
  void doesNothingBeforeItsTime() {
    assertThat(settled(9)).isEqualTo(announced());
    assertThat(facts(CalendarSteps.settle(announced(), inDays(10).minusMillis(1)))).isEmpty();
    assertThat(taken(CalendarSteps.settle(planned(), inDays(90))))
        .as("nothing happens to a draft")
        .isEqualTo(planned());
  }

  @Test
  void opensAndClosesAtTheVeryMoment() {
    assertThat(stage(settled(10), FIRST).status()).isEqualTo(StageStatus.OPEN);
    assertThat(settled(10).status()).isEqualTo(ProgrammeStatus.RUNNING);
    Programme second = settled(20);
    assertThat(stage(second, FIRST).status()).isEqualTo(StageStatus.CLOSED);
    assertThat(stage(second, SECOND).status()).isEqualTo(StageStatus.OPEN);
    assertThat(second.status()).isEqualTo(ProgrammeStatus.RUNNING);
    assertThat(settled(30).status()).isEqualTo(ProgrammeStatus.EVALUATING);
    assertThat(settled(30).due()).isNull();
  }

  @Test
  void catchesUpInOrderWithAllThatADowntimeKeptBack() {
    Instant late = inDays(33);
    List<ProgrammeFact> facts = facts(CalendarSteps.settle(announced(), late));
    assertThat(facts)
        .hasExactlyElementsOfTypes(
            StageOpened.class,
            ProgrammeUpdated.class,
            StageClosed.class,
            StageOpened.class,
            StageClosed.class,
            ProgrammeUpdated.class);
    assertThat(facts.get(2)).isEqualTo(new StageClosed(ID, FIRST, late));
    assertThat(facts.get(3))
        .isInstanceOfSatisfying(
            StageOpened.class,
            it -> {
              assertThat(it.stage().id()).isEqualTo(SECOND);
              assertThat(it.openedAt()).isEqualTo(late);
              assertThat(it.reopened()).isFalse();
            });
    assertThat(((ProgrammeUpdated) facts.getLast()).programme().status())
        .isEqualTo(ProgrammeStatus.EVALUATING);
  }

  @Test
  void comesToTheSameLateAsInTime() {
    Programme inTime = announced();
    for (int day = 1; day <= 33; day++) {
      inTime = taken(CalendarSteps.settle(inTime, inDays(day)));
    }
    Programme late = settled(33);
    assertThat(late.stages()).isEqualTo(inTime.stages());
    assertThat(late.status()).isEqualTo(inTime.status());
    assertThat(late.timeline().stream().map(TimelineEntry::step))
        .containsExactlyElementsOf(inTime.timeline().stream().map(TimelineEntry::step).toList());
  }

  @Test
  void waitsForTheLastOfParallelStages() {
    Programme both = taken(StageSteps.plan(planned(), STAFF, "third", parallel(15, 35), NOW));
    Programme running = taken(ProgrammeSteps.announce(both, STAFF, null, NOW));
    assertThat(taken(CalendarSteps.settle(running, inDays(32))).status())
        .isEqualTo(ProgrammeStatus.RUNNING);
    assertThat(taken(CalendarSteps.settle(running, inDays(35))).status())
        .isEqualTo(ProgrammeStatus.EVALUATING);
  }

  /** On that night it is half past two twice: the offset says which of both is meant. */
  @Test
  void tellsTheHoursApartInWhichClocksGoBack() {
    Programme first = night("2027-10-31T02:30:00+02:00", "2027-10-31T02:30:00+01:00");
    assertThat(first.stages().getFirst().plan().opensAt().plusSeconds(3_600))
        .isEqualTo(first.stages().getFirst().plan().closesAt());
    assertThat(
            refused(
                StageSteps.plan(
                    draft(),
                    STAFF,
                    FIRST,
                    hours("2027-10-31T02:30:00+01:00", "2027-10-31T02:30:00+02:00"),
                    NOW)))
        .as("the other way round it would end before it begins")
        .isEqualTo(new Refusal.StageEndsFirst());
  }

  /** On that night there is no half past two: a stage until three is half an hour of it. */
  @Test
  void losesNothingInTheNightInWhichClocksGoForward() {
    Programme short1 = night("2027-03-28T01:30:00+01:00", "2027-03-28T03:00:00+02:00");
    Instant before = at("2027-03-28T01:59:59+01:00");
    Programme open = taken(CalendarSteps.settle(short1, before));
    assertThat(open.stages().getFirst().status()).isEqualTo(StageStatus.OPEN);
    assertThat(taken(CalendarSteps.settle(open, before.plusSeconds(1))).status())
        .isEqualTo(ProgrammeStatus.EVALUATING);
  }

  private static Programme night(String opens, String closes) {
    Programme programme = Programme.draft(ID, STAFF, CONTENT, NOW);
    Programme with = taken(StageSteps.plan(programme, STAFF, FIRST, hours(opens, closes), NOW));
    return taken(ProgrammeSteps.announce(with, STAFF, null, NOW));
  }

  private static StagePlan hours(String opens, String closes) {
    return new StagePlan(
        new Texts("Nachtwache", "Night watch"), at(opens), at(closes), false, List.of());
  }

  private static Instant at(String moment) {
    return OffsetDateTime.parse(moment).toInstant();
  }

  @Test
  void leavesAStageThatWasMovedWhereItIsNow() {
    Programme moved = taken(StageSteps.change(announced(), STAFF, FIRST, plan(12, 20), inDays(5)));
    assertThat(moved.due()).isEqualTo(inDays(12));
    assertThat(taken(CalendarSteps.settle(moved, inDays(11)))).isEqualTo(moved);
  }
}
