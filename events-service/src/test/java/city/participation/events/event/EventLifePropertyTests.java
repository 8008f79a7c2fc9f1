package city.participation.events.event;

import static city.participation.events.event.EventExamples.ADMIN;
import static city.participation.events.event.EventExamples.CITIZEN;
import static city.participation.events.event.EventExamples.HALL;
import static city.participation.events.event.EventExamples.LINK;
import static city.participation.events.event.EventExamples.NOW;
import static city.participation.events.event.EventExamples.OFFICELESS;
import static city.participation.events.event.EventExamples.OTHER_HALL;
import static city.participation.events.event.EventExamples.REASON;
import static city.participation.events.event.EventExamples.STAFF;
import static city.participation.events.event.EventExamples.STAGE;
import static city.participation.events.event.EventExamples.content;
import static city.participation.events.event.EventExamples.documentation;
import static city.participation.events.event.EventExamples.draftOf;
import static city.participation.events.event.EventExamples.inDays;
import static city.participation.events.event.EventExamples.plan;
import static city.participation.events.event.EventExamples.programme;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.content.Audience;
import city.participation.events.content.Documentation;
import city.participation.events.content.Venue;
import city.participation.events.event.Event.Decision;
import city.participation.events.event.EventFact.Change;
import city.participation.events.event.EventFact.EventCancelled;
import city.participation.events.event.EventFact.EventDocumented;
import city.participation.events.event.EventFact.EventHeld;
import city.participation.events.event.EventFact.EventPostponed;
import city.participation.events.event.EventFact.EventRescheduled;
import city.participation.events.event.EventFact.EventScheduled;
import city.participation.events.event.EventFact.Told;
import city.participation.events.event.SchedulingSteps.Hold;
import city.participation.events.programme.Person;
import city.participation.events.programme.ProgrammeStanding;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.StageStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Whatever anybody tries in whatever order and however late the calendar is, these hold. */
class EventLifePropertyTests {

  private static final ProgrammeStanding PROGRAMME =
      programme(ProgrammeStatus.RUNNING, Audience.PUBLIC, StageStatus.OPEN, -5, 60);

  enum Attempt {
    AMEND,
    DISCARD,
    SCHEDULE,
    RESCHEDULE,
    POSTPONE,
    CANCEL,
    OPEN,
    CLOSE,
    DOCUMENT,
    CORRECT,
    SETTLE
  }

  /** {@code from}, {@code length}: in hours from then. */
  record Try(Attempt attempt, Person person, int hours, int from, int length, boolean online) {}

  /** What somebody knows who only listens. */
  private static final class Listener {

    private @Nullable Told event;
    private boolean takesPlace;
    private boolean held;
    private boolean documented;
    private int sequence = -1;

    void hear(EventFact fact) {
      switch (fact) {
        case EventScheduled it -> {
          assertThat(event).as("scheduled once").isNull();
          know(it.event(), it.calendarSequence(), Set.of(Change.TIME));
          takesPlace = true;
        }
        case EventRescheduled it -> {
          assertThat(event).as("after it was scheduled").isNotNull();
          know(it.event(), it.calendarSequence(), it.changed());
          takesPlace = it.status() != EventStatus.POSTPONED;
        }
        case EventPostponed it -> takesPlace = false;
        case EventCancelled it -> {
          assertThat(it.calendarSequence()).isGreaterThan(sequence);
          takesPlace = false;
        }
        case EventHeld it -> {
          assertThat(takesPlace && !held).isTrue();
          held = true;
        }
        case EventDocumented it -> {
          assertThat(held).isTrue();
          assertThat(it.corrected()).as("corrected once it was told").isEqualTo(documented);
          documented = true;
        }
      }
    }

    private void know(Told told, int its, Set<Change> changed) {
      if (changed.contains(Change.TIME) || changed.contains(Change.PLACE)) {
        assertThat(its).as("raised when it moves").isGreaterThan(sequence);
      } else {
        assertThat(its).isEqualTo(sequence);
        assertThat(event).isNotNull();
        assertThat(told.startsAt()).isEqualTo(event.startsAt());
        assertThat(told.endsAt()).isEqualTo(event.endsAt());
        assertThat(told.venue()).isEqualTo(event.venue());
      }
      event = told;
      sequence = its;
    }
  }

  @Provide
  Arbitrary<List<Try>> tries() {
    // What ends it all is tried seldom.
    List<Attempt> ends = List.of(Attempt.DISCARD, Attempt.CANCEL);
    Attempt[] attempts =
        Arrays.stream(Attempt.values()).filter(it -> !ends.contains(it)).toArray(Attempt[]::new);
    Arbitrary<Attempt> any =
        Arbitraries.frequencyOf(
            Tuple.of(40, Arbitraries.of(attempts)), Tuple.of(1, Arbitraries.of(ends)));
    return Combinators.combine(
            any,
            Arbitraries.of(STAFF, STAFF, STAFF, ADMIN, ADMIN, OFFICELESS, CITIZEN),
            Arbitraries.of(0, 0, 1, 4, 30),
            Arbitraries.integers().between(-5, 100),
            Arbitraries.integers().between(-1, 50),
            Arbitraries.of(true, false))
        .as(Try::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(60);
  }

  @Property(tries = 1000)
  void anyLifeKeepsTheRules(@ForAll("tries") List<Try> tries) {
    Event draft =
        Event.draft(EventExamples.ID, STAFF, draftOf(content(), plan()), Audience.PUBLIC, NOW);
    assertKeepsTheRules(draft, new Listener(), tries);
  }

  /** From the draft on, few lives come so far by chance. */
  @Property(tries = 1000)
  void anyScheduledLifeKeepsTheRules(@ForAll("tries") List<Try> tries) {
    Listener listener = new Listener();
    Decision scheduled = EventExamples.schedule(plan());
    EventExamples.facts(scheduled).forEach(listener::hear);
    assertKeepsTheRules(EventExamples.taken(scheduled), listener, tries);
  }

  private static void assertKeepsTheRules(Event first, Listener listener, List<Try> tries) {
    Event event = first;
    Instant now = NOW;
    for (Try next : tries) {
      now = now.plus(Duration.ofHours(next.hours())).plusSeconds(1);
      if (decide(event, next, now) instanceof Decision.Taken(Event after, var facts)) {
        facts.forEach(listener::hear);
        assertStep(event, after, next, now);
        assertStatus(after);
        assertHeard(listener, after);
        event = after;
      }
    }
  }

  private static Decision decide(Event event, Try next, Instant now) {
    Person person = next.person();
    Hold hold = new Hold("claim-" + now.getEpochSecond(), null);
    EventPlan moved = moved(next, now);
    return switch (next.attempt()) {
      case AMEND ->
          EventSteps.amend(
              event,
              person,
              draftOf(
                  content(),
                  event.status() == EventStatus.DRAFT
                      ? moved
                      : event.plan().with(moved.registration())),
              PROGRAMME,
              now);
      case DISCARD -> EventSteps.discard(event, person, REASON, now);
      case SCHEDULE -> SchedulingSteps.schedule(event, person, PROGRAMME, hold, null, now);
      case RESCHEDULE ->
          SchedulingSteps.reschedule(event, person, moved, PROGRAMME, hold, REASON, now);
      case POSTPONE -> SchedulingSteps.postpone(event, person, REASON, now);
      case CANCEL -> SchedulingSteps.cancel(event, person, REASON, now);
      case OPEN ->
          RegistrationSteps.openRegistration(
              event, person, now.plus(Duration.ofHours(next.length())), REASON, now);
      case CLOSE -> RegistrationSteps.closeRegistration(event, person, null, now);
      case DOCUMENT -> EventSteps.document(event, person, documentation(), null, now);
      case CORRECT ->
          EventSteps.correct(
              event,
              person,
              new Documentation(
                  null,
                  "https://ratsinformation.example/" + next.from(),
                  next.length(),
                  documentation().results(),
                  List.of()),
              REASON,
              now);
      case SETTLE -> CalendarSteps.settle(event, now);
    };
  }

  private static EventPlan moved(Try next, Instant now) {
    Instant from = now.plus(Duration.ofHours(next.from()));
    Venue venue = next.from() % 2 == 0 ? HALL : OTHER_HALL;
    return new EventPlan(
        STAGE,
        from,
        from.plus(Duration.ofHours(next.length())),
        next.online() ? AttendanceMode.ONLINE : AttendanceMode.ON_SITE,
        next.online() ? null : venue,
        next.online() ? LINK : null,
        next.from() % 3 == 0
            ? null
            : new RegistrationWindow(
                from.minus(Duration.ofHours(next.length() + 5L)), from.minusSeconds(600)),
        List.of("sina"));
  }

  private static void assertStep(Event before, Event after, Try next, Instant now) {
    assertThat(after.timeline())
        .as("the timeline only grows")
        .startsWith(before.timeline().toArray(TimelineEntry[]::new));
    assertThat(after.calendarSequence()).isGreaterThanOrEqualTo(before.calendarSequence());
    if (after.status() != before.status()) {
      assertThat(paths(before.status())).contains(after.status());
    }
    if (next.attempt() == Attempt.SETTLE) {
      assertThat(after.due() == null || after.due().isAfter(now)).as("nothing is left").isTrue();
    } else {
      assertThat(next.person()).isNotEqualTo(CITIZEN);
    }
    boolean byStaff =
        after.timeline().stream()
            .skip(before.timeline().size())
            .anyMatch(it -> !it.isByCalendar() && it.step() != TimelineEntry.Step.AMENDED);
    assertThat(byStaff && next.person().equals(OFFICELESS)).as("for an office only").isFalse();
    if (before.status().isPublic() && !before.plan().movedFrom(after.plan()).isEmpty()) {
      assertThat(
              after.timeline().stream()
                  .skip(before.timeline().size())
                  .filter(it -> it.step() == TimelineEntry.Step.RESCHEDULED)
                  .map(TimelineEntry::explanation))
          .as("moved with a reason")
          .containsExactly(REASON);
    }
  }

  private static void assertStatus(Event event) {
    if (event.scheduledAt() != null) {
      ScheduledPlan plan = event.scheduled().orElseThrow();
      assertThat(plan.startsAt()).isBefore(plan.endsAt());
      assertThat(plan.attendance().needsVenue()).isEqualTo(plan.venue() != null);
      assertThat(plan.attendance().needsLink()).isEqualTo(plan.onlineLink() != null);
      assertThat(plan.startsAt()).isAfterOrEqualTo(inDays(-5));
      assertThat(plan.endsAt()).isBeforeOrEqualTo(inDays(60));
      assertThat(plan.registrationClosesAt()).isBeforeOrEqualTo(plan.startsAt());
      assertThat(event.content().accessibility()).isNotNull();
    }
    assertThat(event.scheduledAt() != null).isEqualTo(event.status().isPublic());
    if (event.status().holdsBookings()) {
      assertThat(event.claim()).as("it holds its venue and staff").isNotNull();
    }
    if (List.of(EventStatus.POSTPONED, EventStatus.CANCELLED).contains(event.status())) {
      assertThat(event.claim()).as("they are free").isNull();
    }
    assertThat(event.due() != null).isEqualTo(event.status().holdsBookings());
    assertThat(event.documentation() != null).isEqualTo(event.status() == EventStatus.DOCUMENTED);
  }

  private static void assertHeard(Listener listener, Event after) {
    if (after.scheduledAt() == null) {
      assertThat(listener.event).as("nobody hears of a draft").isNull();
      return;
    }
    assertThat(listener.event).as("who only listens knows it").isEqualTo(Told.of(after));
    assertThat(listener.takesPlace)
        .isEqualTo(!List.of(EventStatus.POSTPONED, EventStatus.CANCELLED).contains(after.status()));
    assertThat(listener.held)
        .isEqualTo(List.of(EventStatus.HELD, EventStatus.DOCUMENTED).contains(after.status()));
  }

  /** One step may lead through several: scheduled late, it has begun at once. */
  private static List<EventStatus> paths(EventStatus from) {
    List<EventStatus> on =
        List.of(
            EventStatus.REGISTRATION_OPEN,
            EventStatus.REGISTRATION_CLOSED,
            EventStatus.RUNNING,
            EventStatus.HELD);
    return switch (from) {
      case DRAFT ->
          List.of(
              EventStatus.DISCARDED,
              EventStatus.SCHEDULED,
              EventStatus.REGISTRATION_OPEN,
              EventStatus.REGISTRATION_CLOSED,
              EventStatus.RUNNING);
      case SCHEDULED, REGISTRATION_OPEN, REGISTRATION_CLOSED ->
          Stream.concat(on.stream(), Stream.of(EventStatus.POSTPONED, EventStatus.CANCELLED))
              .toList();
      case POSTPONED ->
          List.of(
              EventStatus.SCHEDULED,
              EventStatus.REGISTRATION_OPEN,
              EventStatus.REGISTRATION_CLOSED,
              EventStatus.RUNNING,
              EventStatus.CANCELLED);
      case RUNNING -> List.of(EventStatus.HELD);
      case HELD -> List.of(EventStatus.DOCUMENTED);
      case DOCUMENTED, CANCELLED, DISCARDED -> List.of();
    };
  }
}
