package city.participation.events.event;

import static city.participation.events.event.EventExamples.LINK;
import static city.participation.events.event.EventExamples.NOW;
import static city.participation.events.event.EventExamples.RUNNING;
import static city.participation.events.event.EventExamples.STAFF;
import static city.participation.events.event.EventExamples.at;
import static city.participation.events.event.EventExamples.draft;
import static city.participation.events.event.EventExamples.facts;
import static city.participation.events.event.EventExamples.hold;
import static city.participation.events.event.EventExamples.inDays;
import static city.participation.events.event.EventExamples.plan;
import static city.participation.events.event.EventExamples.programme;
import static city.participation.events.event.EventExamples.registration;
import static city.participation.events.event.EventExamples.schedule;
import static city.participation.events.event.EventExamples.scheduled;
import static city.participation.events.event.EventExamples.settled;
import static city.participation.events.event.EventExamples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.content.Audience;
import city.participation.events.event.EventFact.EventHeld;
import city.participation.events.event.EventFact.EventScheduled;
import city.participation.events.event.TimelineEntry.Step;
import city.participation.events.programme.ProgrammeStanding;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.StageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What dates do, in time and late. */
class CalendarTests {

  private static final Instant END = inDays(10).plus(Duration.ofHours(2));

  @Test
  void doesNothingBeforeItsTime() {
    assertThat(settled(inDays(2).minusMillis(1))).isEqualTo(scheduled());
    assertThat(taken(CalendarSteps.settle(draft(plan()), inDays(90))))
        .as("nothing happens to a draft")
        .isEqualTo(draft(plan()));
    assertThat(draft(plan()).due()).isNull();
  }

  @Test
  void turnsAtTheVeryMoment() {
    assertThat(settled(inDays(2)).status()).isEqualTo(EventStatus.REGISTRATION_OPEN);
    assertThat(settled(inDays(9).minusMillis(1)).status()).isEqualTo(EventStatus.REGISTRATION_OPEN);
    assertThat(settled(inDays(9)).status()).isEqualTo(EventStatus.REGISTRATION_CLOSED);
    assertThat(settled(inDays(10)).status()).isEqualTo(EventStatus.RUNNING);
    assertThat(settled(END.minusMillis(1)).status()).isEqualTo(EventStatus.RUNNING);
    assertThat(settled(END).status()).isEqualTo(EventStatus.HELD);
    assertThat(settled(END).due()).isNull();
  }

  @Test
  void knowsWhenItIsNextDue() {
    assertThat(scheduled().due()).isEqualTo(inDays(2));
    assertThat(settled(inDays(2)).due()).isEqualTo(inDays(9));
    assertThat(settled(inDays(9)).due()).isEqualTo(inDays(10));
    assertThat(settled(inDays(10)).due()).isEqualTo(END);
  }

  @Test
  void catchesUpInOrderWithAllThatADowntimeKeptBack() {
    Event late = settled(inDays(33));
    assertThat(late.timeline().stream().map(TimelineEntry::step))
        .containsExactly(
            Step.DRAFTED,
            Step.SCHEDULED,
            Step.REGISTRATION_OPENED,
            Step.REGISTRATION_CLOSED,
            Step.STARTED,
            Step.HELD);
    assertThat(facts(CalendarSteps.settle(scheduled(), inDays(33))))
        .singleElement()
        .isInstanceOfSatisfying(
            EventHeld.class, it -> assertThat(it.heldAt()).isEqualTo(inDays(33)));
  }

  @Test
  void comesToTheSameLateAsInTime() {
    Event inTime = scheduled();
    for (int day = 1; day <= 33; day++) {
      inTime = taken(CalendarSteps.settle(inTime, inDays(day)));
    }
    assertThat(inTime.status()).isEqualTo(settled(inDays(33)).status());
    assertThat(inTime.timeline().stream().map(TimelineEntry::step))
        .containsExactlyElementsOf(
            settled(inDays(33)).timeline().stream().map(TimelineEntry::step).toList());
  }

  @Test
  void changesNothingWhenItIsDoneTwice() {
    Event once = settled(inDays(10));
    assertThat(taken(CalendarSteps.settle(once, inDays(10)))).isEqualTo(once);
  }

  @Test
  void closesRegistrationWithTheStartIfNothingElseIsSaid() {
    Event open = taken(CalendarSteps.settle(withRegistration(inDays(2), null), inDays(2)));
    assertThat(open.due()).isEqualTo(inDays(10));
    assertThat(
            taken(CalendarSteps.settle(open, inDays(10))).timeline().stream()
                .map(TimelineEntry::step))
        .endsWith(Step.REGISTRATION_CLOSED, Step.STARTED);
  }

  @Test
  void startsWhatNeverOpenedToRegister() {
    Event event = taken(schedule(plan().with(null)));
    assertThat(event.due()).isEqualTo(inDays(10));
    assertThat(taken(CalendarSteps.settle(event, inDays(10))).status())
        .isEqualTo(EventStatus.RUNNING);
    assertThat(withRegistration(null, inDays(9)).due())
        .as("a date to close is none to open")
        .isEqualTo(inDays(10));
  }

  private static Event withRegistration(Instant opensAt, Instant closesAt) {
    return taken(schedule(registration(opensAt, closesAt)));
  }

  @Test
  void doesAtOnceWhatIsDueWhenItIsScheduled() {
    Event.Decision decision =
        SchedulingSteps.schedule(
            draft(at(inDays(-1), inDays(1)).with(null)),
            STAFF,
            programme(ProgrammeStatus.RUNNING, Audience.PUBLIC, StageStatus.OPEN, -5, 30),
            hold(),
            null,
            NOW);
    assertThat(taken(decision).status()).isEqualTo(EventStatus.RUNNING);
    assertThat(facts(decision)).singleElement().isInstanceOf(EventScheduled.class);
  }

  @Test
  void takesRegistrationsWhileItAndItsStageAreOpen() {
    assertThat(access(scheduled(), RUNNING, NOW)).isFalse();
    Event open = settled(inDays(2));
    assertThat(access(open, RUNNING, inDays(2))).isTrue();
    assertThat(Access.at(open, RUNNING, inDays(2)).deadline()).isEqualTo(inDays(9));
    assertThat(access(open, RUNNING, inDays(9).minusMillis(1))).isTrue();
    assertThat(access(open, RUNNING, inDays(9))).as("also if the calendar is late").isFalse();
    assertThat(access(open, null, inDays(2))).isFalse();
    for (StageStatus status : List.of(StageStatus.PLANNED, StageStatus.CLOSED)) {
      assertThat(access(open, stage(status, 30), inDays(2))).isFalse();
    }
    assertThat(Access.at(open, stage(StageStatus.OPEN, 5), inDays(2)).deadline())
        .as("its stage ends before")
        .isEqualTo(inDays(5));
    assertThat(access(open, stage(StageStatus.OPEN, 5), inDays(5))).isFalse();
  }

  @Test
  void takesRegistrationsWithoutAStageAsWell() {
    EventPlan plan =
        new EventPlan(
            null,
            inDays(10),
            END,
            AttendanceMode.ONLINE,
            null,
            LINK,
            new RegistrationWindow(inDays(2), null),
            List.of());
    Event open = taken(CalendarSteps.settle(taken(schedule(plan)), inDays(2)));
    assertThat(access(open, null, inDays(2))).isTrue();
    assertThat(Access.at(open, null, inDays(2)).deadline()).isEqualTo(inDays(10));
  }

  private static boolean access(Event event, ProgrammeStanding programme, Instant now) {
    return Access.at(event, programme, now).registers();
  }

  private static ProgrammeStanding stage(StageStatus status, int closes) {
    return programme(ProgrammeStatus.RUNNING, Audience.PUBLIC, status, 0, closes);
  }
}
