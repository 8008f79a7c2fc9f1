package city.participation.events.event;

import static city.participation.events.event.EventExamples.ADMIN;
import static city.participation.events.event.EventExamples.CITIZEN;
import static city.participation.events.event.EventExamples.HALL;
import static city.participation.events.event.EventExamples.LINK;
import static city.participation.events.event.EventExamples.NOW;
import static city.participation.events.event.EventExamples.OFFICELESS;
import static city.participation.events.event.EventExamples.OTHER_HALL;
import static city.participation.events.event.EventExamples.PROGRAMME;
import static city.participation.events.event.EventExamples.REASON;
import static city.participation.events.event.EventExamples.RUNNING;
import static city.participation.events.event.EventExamples.STAFF;
import static city.participation.events.event.EventExamples.STAGE;
import static city.participation.events.event.EventExamples.at;
import static city.participation.events.event.EventExamples.content;
import static city.participation.events.event.EventExamples.documentation;
import static city.participation.events.event.EventExamples.documented;
import static city.participation.events.event.EventExamples.draft;
import static city.participation.events.event.EventExamples.draftOf;
import static city.participation.events.event.EventExamples.facts;
import static city.participation.events.event.EventExamples.held;
import static city.participation.events.event.EventExamples.hold;
import static city.participation.events.event.EventExamples.inDays;
import static city.participation.events.event.EventExamples.place;
import static city.participation.events.event.EventExamples.plan;
import static city.participation.events.event.EventExamples.postponed;
import static city.participation.events.event.EventExamples.programme;
import static city.participation.events.event.EventExamples.refused;
import static city.participation.events.event.EventExamples.registration;
import static city.participation.events.event.EventExamples.reschedule;
import static city.participation.events.event.EventExamples.schedule;
import static city.participation.events.event.EventExamples.scheduled;
import static city.participation.events.event.EventExamples.settled;
import static city.participation.events.event.EventExamples.taken;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.content.Audience;
import city.participation.events.event.Event.Decision;
import city.participation.events.event.EventFact.Change;
import city.participation.events.event.EventFact.EventCancelled;
import city.participation.events.event.EventFact.EventDocumented;
import city.participation.events.event.EventFact.EventPostponed;
import city.participation.events.event.EventFact.EventRescheduled;
import city.participation.events.event.EventFact.EventScheduled;
import city.participation.events.event.Refusal.Flaw;
import city.participation.events.event.Refusal.Flawed;
import city.participation.events.event.SchedulingSteps.Hold;
import city.participation.events.event.TimelineEntry.Step;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.StageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventTests {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void isTalkedOfOnlyOnceItIsScheduled() {
    Decision decision = schedule(plan());
    assertThat(facts(decision)).singleElement().isInstanceOf(EventScheduled.class);
    assertThat(taken(decision).scheduledAt()).isEqualTo(NOW);
    assertThat(taken(decision).calendarSequence()).isZero();
    assertThat(
            facts(
                EventSteps.amend(
                    draft(plan()), STAFF, draftOf(content(null), plan()), RUNNING, NOW)))
        .isEmpty();
  }

  static Stream<Arguments> incomplete() {
    return Stream.of(
        Arguments.of(at(null, null), List.of("startsAt", "endsAt")),
        Arguments.of(place(null, null, null), List.of("attendance")),
        Arguments.of(place(AttendanceMode.ON_SITE, null, null), List.of("venue")),
        Arguments.of(place(AttendanceMode.ONLINE, null, null), List.of("onlineLink")),
        Arguments.of(place(AttendanceMode.HYBRID, null, null), List.of("venue", "onlineLink")));
  }

  @ParameterizedTest
  @MethodSource("incomplete")
  void isNotScheduledWithoutWhatPeopleNeedToKnow(EventPlan plan, List<String> missing) {
    assertThat(refused(schedule(plan))).isEqualTo(new Refusal.Incomplete(missing));
  }

  @Test
  void isNotScheduledBeforeItsAccessibilityIsKnown() {
    Event draft = Event.draft("id", STAFF, draftOf(content(null), plan()), Audience.PUBLIC, NOW);
    assertThat(refused(SchedulingSteps.schedule(draft, STAFF, RUNNING, hold(), null, NOW)))
        .isEqualTo(new Refusal.Incomplete(List.of("accessibility")));
    assertThat(
            refused(
                EventSteps.amend(scheduled(), STAFF, draftOf(content(null), plan()), RUNNING, NOW)))
        .as("nor is it forgotten later")
        .isEqualTo(new Refusal.Incomplete(List.of("accessibility")));
  }

  static Stream<Arguments> flawed() {
    Instant start = inDays(10);
    return Stream.of(
        Arguments.of(at(start, start), "/endsAt", Flaw.NOT_AFTER_START),
        Arguments.of(at(start, start.minusMillis(1)), "/endsAt", Flaw.NOT_AFTER_START),
        Arguments.of(
            at(start, start.plus(Duration.ofDays(31)).plusMillis(1)),
            "/endsAt",
            Flaw.TOO_LONG_FOR_AN_EVENT),
        Arguments.of(at(inDays(4_000), null), "/startsAt", Flaw.TOO_FAR_AWAY),
        Arguments.of(at(null, Instant.MIN), "/endsAt", Flaw.TOO_FAR_AWAY),
        Arguments.of(place(AttendanceMode.ONLINE, HALL, LINK), "/venue", Flaw.NO_VENUE_ONLINE),
        Arguments.of(
            place(AttendanceMode.ON_SITE, HALL, LINK), "/onlineLink", Flaw.NO_LINK_ON_SITE),
        Arguments.of(
            registration(inDays(3), inDays(3)), "/registration/closesAt", Flaw.NOT_AFTER_OPENING),
        Arguments.of(
            registration(inDays(10), null), "/registration/opensAt", Flaw.NOT_BEFORE_START),
        Arguments.of(
            registration(null, inDays(10).plusMillis(1)),
            "/registration/closesAt",
            Flaw.NOT_BEFORE_START),
        Arguments.of(registration(Instant.MIN, null), "/registration/opensAt", Flaw.TOO_FAR_AWAY),
        Arguments.of(registration(null, NOW), "/registration/closesAt", Flaw.ALREADY_OVER));
  }

  @ParameterizedTest
  @MethodSource("flawed")
  void isNotScheduledAtATimeOrPlaceThatCannotBe(EventPlan plan, String pointer, Flaw flaw) {
    assertThat(refused(schedule(plan))).isEqualTo(new Flawed(pointer, flaw));
  }

  @Test
  void mayHaveAsMuchRegistrationAsThereIsTime() {
    EventPlan plan = registration(inDays(10).minusMillis(1), inDays(10));
    assertThat(taken(schedule(plan)).status()).isEqualTo(EventStatus.SCHEDULED);
  }

  @Test
  void isNotScheduledOnceItIsOver() {
    Event draft = draft(plan());
    Instant end = inDays(10).plus(HOUR.multipliedBy(2));
    assertThat(refused(SchedulingSteps.schedule(draft, STAFF, RUNNING, hold(), null, end)))
        .isEqualTo(new Refusal.Over());
  }

  @Test
  void liesInsideItsStageToTheVeryMoment() {
    Instant opens = inDays(5);
    Instant closes = inDays(6);
    ProgrammeStanding programme =
        programme(ProgrammeStatus.RUNNING, Audience.PUBLIC, StageStatus.OPEN, 5, 6);
    Refusal outside = new Refusal.OutsideStage(STAGE, opens, closes);
    for (EventPlan plan :
        List.of(
            at(opens.minusMillis(1), closes),
            at(opens, closes.plusMillis(1)),
            at(closes, closes.plus(HOUR)),
            at(opens.minus(HOUR), opens))) {
      assertThat(refused(scheduleIn(programme, plan.with(null)))).isEqualTo(outside);
    }
    assertThat(taken(scheduleIn(programme, at(opens, closes).with(null))).status())
        .isEqualTo(EventStatus.SCHEDULED);
  }

  private static Decision scheduleIn(ProgrammeStanding programme, EventPlan plan) {
    return SchedulingSteps.schedule(draft(plan), STAFF, programme, hold(), null, NOW);
  }

  @ParameterizedTest
  @EnumSource
  void isScheduledOnlyInAProgrammeThatIsAnnouncedAndNotClosed(ProgrammeStatus status) {
    Decision decision =
        scheduleIn(programme(status, Audience.PUBLIC, StageStatus.OPEN, 0, 30), plan());
    if (List.of(ProgrammeStatus.ANNOUNCED, ProgrammeStatus.RUNNING, ProgrammeStatus.EVALUATING)
        .contains(status)) {
      assertThat(taken(decision).status()).isEqualTo(EventStatus.SCHEDULED);
    } else {
      assertThat(refused(decision)).isEqualTo(new Refusal.ProgrammeTakesNone(status));
    }
  }

  @Test
  void isForWhomItsProgrammeIsWhenItIsScheduled() {
    ProgrammeStanding internal =
        programme(ProgrammeStatus.RUNNING, Audience.INTERNAL, StageStatus.OPEN, 0, 30);
    Event event = taken(scheduleIn(internal, plan()));
    assertThat(event.audience()).isEqualTo(Audience.INTERNAL);
    assertThat(event.isVisibleTo(null)).isFalse();
    assertThat(event.isVisibleTo(CITIZEN)).isFalse();
    assertThat(event.isVisibleTo(STAFF)).isTrue();
  }

  @Test
  void raisesSequenceWheneverTimeOrPlaceMoves() {
    Event moved = taken(reschedule(scheduled(), at(inDays(12), inDays(13)), NOW));
    assertThat(moved.calendarSequence()).isEqualTo(1);
    assertThat(moved.status()).isEqualTo(EventStatus.SCHEDULED);
    Event elsewhere =
        taken(
            SchedulingSteps.reschedule(
                moved,
                STAFF,
                new EventPlan(
                    STAGE,
                    moved.plan().startsAt(),
                    moved.plan().endsAt(),
                    AttendanceMode.HYBRID,
                    OTHER_HALL,
                    LINK,
                    moved.plan().registration(),
                    List.of("sina")),
                RUNNING,
                hold(),
                REASON,
                NOW));
    assertThat(elsewhere.calendarSequence()).isEqualTo(2);
    Event cancelled = taken(SchedulingSteps.cancel(elsewhere, STAFF, REASON, NOW));
    assertThat(cancelled.calendarSequence()).isEqualTo(3);
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(at(inDays(12), inDays(13)), List.of(Change.TIME)),
        Arguments.of(place(AttendanceMode.HYBRID, OTHER_HALL, LINK), List.of(Change.PLACE)),
        Arguments.of(place(AttendanceMode.HYBRID, HALL, LINK + "2"), List.of(Change.PLACE)),
        Arguments.of(place(AttendanceMode.ON_SITE, HALL, null), List.of(Change.PLACE)),
        Arguments.of(registration(inDays(3), inDays(8)), List.of(Change.DETAILS)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void saysWhatIsDifferent(EventPlan plan, List<Change> changed) {
    Decision decision = reschedule(scheduled(), plan, NOW);
    assertThat(facts(decision))
        .singleElement()
        .isInstanceOfSatisfying(
            EventRescheduled.class,
            it -> {
              assertThat(it.changed()).containsExactlyInAnyOrderElementsOf(changed);
              assertThat(it.calendarSequence()).isEqualTo(changed.contains(Change.DETAILS) ? 0 : 1);
            });
  }

  @Test
  void tellsNobodyWhoHoldsIt() {
    EventPlan plan = plan();
    EventPlan others =
        new EventPlan(
            plan.stageId(),
            plan.startsAt(),
            plan.endsAt(),
            plan.attendance(),
            plan.venue(),
            plan.onlineLink(),
            plan.registration(),
            List.of("otto"));
    Decision decision = reschedule(scheduled(), others, NOW);
    assertThat(facts(decision)).isEmpty();
    assertThat(taken(decision).calendarSequence()).isZero();
    assertThat(taken(decision).claim()).as("but books them").isEqualTo("another");
  }

  @Test
  void movesOnlyByRescheduling() {
    EventDraft moved = draftOf(content(), at(inDays(12), inDays(13)));
    assertThat(refused(EventSteps.amend(scheduled(), STAFF, moved, RUNNING, NOW)))
        .isEqualTo(new Refusal.Fixed(List.of("startsAt", "endsAt")));
    EventDraft elsewhere =
        new EventDraft("other", content(), place(AttendanceMode.ON_SITE, OTHER_HALL, null));
    assertThat(refused(EventSteps.amend(scheduled(), STAFF, elsewhere, RUNNING, NOW)))
        .isEqualTo(new Refusal.Fixed(List.of("programmeId", "attendance", "venue", "onlineLink")));
  }

  @Test
  void amendsWhatMovesNobody() {
    EventDraft changed = draftOf(content(), registration(inDays(3), inDays(8)));
    Decision decision = EventSteps.amend(scheduled(), STAFF, changed, RUNNING, NOW);
    assertThat(facts(decision))
        .singleElement()
        .isInstanceOfSatisfying(
            EventRescheduled.class, it -> assertThat(it.changed()).containsExactly(Change.DETAILS));
    assertThat(taken(decision).due()).isEqualTo(inDays(3));
    assertThat(taken(decision).calendarSequence()).isZero();
  }

  @Test
  void freesItsVenueAndStaffWhenItIsCalledOff() {
    assertThat(scheduled().claim()).isEqualTo("claim");
    Decision postponement = SchedulingSteps.postpone(scheduled(), STAFF, REASON, NOW);
    assertThat(taken(postponement).claim()).isNull();
    assertThat(taken(postponement).due()).isNull();
    assertThat(facts(postponement)).singleElement().isInstanceOf(EventPostponed.class);
    Decision cancellation = SchedulingSteps.cancel(postponed(), STAFF, REASON, NOW);
    assertThat(taken(cancellation).claim()).isNull();
    assertThat(facts(cancellation)).singleElement().isInstanceOf(EventCancelled.class);
  }

  @Test
  void takesPlaceAfterAllOnceThereIsATime() {
    Decision decision = reschedule(postponed(), plan(), NOW);
    assertThat(taken(decision).status()).isEqualTo(EventStatus.SCHEDULED);
    assertThat(taken(decision).claim()).isEqualTo("another");
    assertThat(facts(decision))
        .singleElement()
        .isInstanceOfSatisfying(
            EventRescheduled.class,
            it -> {
              assertThat(it.changed()).as("even at the same time").contains(Change.TIME);
              assertThat(it.calendarSequence()).isEqualTo(1);
            });
    assertThat(refused(reschedule(postponed(), registration(null, inDays(5)), inDays(6))))
        .as("people must be able to register again")
        .isEqualTo(new Flawed("/registration/closesAt", Flaw.ALREADY_OVER));
  }

  @Test
  void isNotCalledOffOnceItHasBegunThoughTheCalendarIsLate() {
    Refusal running =
        new Refusal.WrongState(EventStatus.RUNNING, EventSteps.allowed(EventStatus.RUNNING));
    assertThat(refused(SchedulingSteps.cancel(scheduled(), STAFF, REASON, inDays(10))))
        .isEqualTo(running);
    assertThat(refused(SchedulingSteps.postpone(scheduled(), STAFF, REASON, inDays(10))))
        .isEqualTo(running);
    assertThat(
            taken(SchedulingSteps.cancel(scheduled(), STAFF, REASON, inDays(10).minusMillis(1)))
                .status())
        .isEqualTo(EventStatus.CANCELLED);
  }

  @Test
  void keepsWhyItWasForced() {
    Event forced =
        taken(
            SchedulingSteps.schedule(
                draft(plan()), STAFF, RUNNING, new Hold("claim", REASON), null, NOW));
    TimelineEntry entry = forced.timeline().getLast();
    assertThat(entry.step()).isEqualTo(Step.SCHEDULED);
    assertThat(entry.forced()).isEqualTo(REASON);
    assertThat(entry.forThePublic().forced()).as("it may name others").isNull();
    assertThat(entry.forThePublic().by()).isNull();
  }

  @Test
  void opensRegistrationByHand() {
    Event open =
        taken(RegistrationSteps.openRegistration(scheduled(), STAFF, null, null, inDays(1)));
    assertThat(open.status()).isEqualTo(EventStatus.REGISTRATION_OPEN);
    assertThat(open.plan().registration()).isEqualTo(new RegistrationWindow(inDays(1), inDays(9)));
    assertThat(open.due()).isEqualTo(inDays(9));
    Event closed = taken(RegistrationSteps.closeRegistration(open, STAFF, null, inDays(3)));
    assertThat(closed.status()).isEqualTo(EventStatus.REGISTRATION_CLOSED);
    assertThat(closed.plan().registration())
        .isEqualTo(new RegistrationWindow(inDays(1), inDays(3)));
    assertThat(closed.due()).isEqualTo(inDays(10));
  }

  @Test
  void opensRegistrationOnceMoreWithAReasonAndATimeThatIsToCome() {
    Event closed = settled(inDays(9));
    assertThat(refused(RegistrationSteps.openRegistration(closed, STAFF, null, null, inDays(9))))
        .isEqualTo(new Flawed("/reason", Flaw.NEEDS_REASON));
    assertThat(refused(RegistrationSteps.openRegistration(closed, STAFF, null, REASON, inDays(9))))
        .isEqualTo(new Flawed("/closesAt", Flaw.ALREADY_OVER));
    assertThat(
            refused(
                RegistrationSteps.openRegistration(
                    closed, STAFF, inDays(10).plusMillis(1), REASON, inDays(9))))
        .isEqualTo(new Flawed("/closesAt", Flaw.NOT_BEFORE_START));
    Decision decision =
        RegistrationSteps.openRegistration(closed, STAFF, inDays(10), REASON, inDays(9));
    assertThat(taken(decision).status()).isEqualTo(EventStatus.REGISTRATION_OPEN);
    assertThat(facts(decision))
        .as("others know when it closes")
        .singleElement()
        .isInstanceOf(EventRescheduled.class);
  }

  @Test
  void isDocumentedOnceItWasHeld() {
    assertThat(refused(EventSteps.document(settled(inDays(10)), STAFF, documentation(), null, NOW)))
        .isInstanceOf(Refusal.WrongState.class);
    Decision decision = EventSteps.document(held(), STAFF, documentation(), null, inDays(20));
    assertThat(taken(decision).status()).isEqualTo(EventStatus.DOCUMENTED);
    assertThat(taken(decision).documentation()).isEqualTo(documentation());
    assertThat(facts(decision)).singleElement().isInstanceOf(EventDocumented.class);
  }

  @ParameterizedTest
  @EnumSource
  void allowsNoStepThatItsStatusHasNot(Action action) {
    List<Event> lives =
        List.of(
            draft(plan()),
            scheduled(),
            settled(inDays(2)),
            settled(inDays(9)),
            settled(inDays(10)),
            held(),
            documented(),
            postponed(),
            taken(SchedulingSteps.cancel(scheduled(), STAFF, REASON, NOW)),
            taken(EventSteps.discard(draft(plan()), STAFF, REASON, NOW)));
    assertThat(lives.stream().map(Event::status))
        .as("one of each")
        .containsExactly(EventStatus.values());
    for (Event event : lives) {
      Refusal refusal = EventSteps.refusal(event, action, STAFF, NOW);
      assertThat(refusal == null)
          .as("%s while it is %s", action, event.status())
          .isEqualTo(EventSteps.allowed(event.status()).contains(action));
      assertThat(EventSteps.refusal(event, action, CITIZEN, NOW)).isEqualTo(new Refusal.NotFound());
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AMEND")
  void changesItsStatusForAnOfficeOnly(Action action) {
    Event event =
        switch (action) {
          case AMEND, DISCARD, SCHEDULE -> draft(plan());
          case RESCHEDULE, POSTPONE, CANCEL, OPEN_REGISTRATION -> scheduled();
          case CLOSE_REGISTRATION -> settled(inDays(2));
          case DOCUMENT -> held();
          case CORRECT -> documented();
        };
    assertThat(EventSteps.refusal(event, action, OFFICELESS, NOW))
        .isEqualTo(new Refusal.OfficeMissing());
    for (Person person : List.of(STAFF, ADMIN)) {
      assertThat(EventSteps.refusal(event, action, person, NOW)).isNull();
    }
  }

  @Test
  void isChangedOnlySoOften() {
    Event event = scheduled();
    for (int i = event.timeline().size(); i < EventSteps.MOST_CHANGES; i++) {
      event = taken(reschedule(event, at(inDays(10 + i % 2), inDays(12)), NOW));
    }
    assertThat(refused(reschedule(event, at(inDays(15), inDays(16)), NOW)))
        .isEqualTo(new Refusal.TooManyChanges(EventSteps.MOST_CHANGES));
    assertThat(EventSteps.refusal(event, Action.CANCEL, STAFF, NOW)).as("but ended").isNull();
  }

  @Test
  void standsOnEveryShelfThatFindsIt() {
    Event event = scheduled();
    assertThat(event.listedAt()).isEqualTo(event.plan().startsAt());
    for (String place : List.of("*", PROGRAMME, STAGE)) {
      for (String district : List.of("*", "401", "4")) {
        assertThat(event.shelves())
            .contains("PUBLIC|*|" + place + "|" + district + "|CITIZENS_DIALOGUE|HYBRID")
            .contains("PUBLIC|SCHEDULED|" + place + "|" + district + "|*|*");
      }
    }
    assertThat(event.shelves()).hasSize(72).doesNotHaveDuplicates();
    assertThat(draft(plan()).shelves())
        .allSatisfy(it -> assertThat(it).startsWith("PUBLIC|DRAFT|"));
  }
}
