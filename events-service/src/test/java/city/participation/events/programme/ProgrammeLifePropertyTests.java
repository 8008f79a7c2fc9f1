package city.participation.events.programme;

import static city.participation.events.programme.ProgrammeExamples.ADMIN;
import static city.participation.events.programme.ProgrammeExamples.CITIZEN;
import static city.participation.events.programme.ProgrammeExamples.CONCEPT;
import static city.participation.events.programme.ProgrammeExamples.NOW;
import static city.participation.events.programme.ProgrammeExamples.OFFICELESS;
import static city.participation.events.programme.ProgrammeExamples.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.content.Audience;
import city.participation.events.content.Texts;
import city.participation.events.programme.Programme.Decision;
import city.participation.events.programme.ProgrammeFact.ProgrammeAnnounced;
import city.participation.events.programme.ProgrammeFact.ProgrammeClosed;
import city.participation.events.programme.ProgrammeFact.ProgrammeUpdated;
import city.participation.events.programme.ProgrammeFact.StageClosed;
import city.participation.events.programme.ProgrammeFact.StageOpened;
import city.participation.events.programme.ProgrammeFact.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
class ProgrammeLifePropertyTests {

  enum Attempt {
    PLAN,
    PLAN_PARALLEL,
    MOVE,
    REMOVE,
    REOPEN,
    AMEND,
    ANNOUNCE,
    DISCARD,
    CALL_OFF,
    CLOSE,
    ARCHIVE,
    SETTLE
  }

  /** {@code which}: of the stages there are; {@code from}, {@code length}: in days from then. */
  record Try(Attempt attempt, Person person, int days, int which, int from, int length) {}

  /** What somebody knows who only listens. */
  private static final class Listener {

    private @Nullable ProgrammeStatus status;
    private final Map<String, StageStatus> stages = new HashMap<>();

    void hear(ProgrammeFact fact) {
      switch (fact) {
        case ProgrammeAnnounced it -> know(it.programme());
        case ProgrammeUpdated it -> know(it.programme());
        case ProgrammeClosed it -> status = ProgrammeStatus.CLOSED;
        case StageOpened it -> {
          assertThat(stages.get(it.stage().id()))
              .isEqualTo(it.reopened() ? StageStatus.CLOSED : StageStatus.PLANNED);
          stages.put(it.stage().id(), StageStatus.OPEN);
        }
        case StageClosed it ->
            assertThat(stages.put(it.stageId(), StageStatus.CLOSED)).isEqualTo(StageStatus.OPEN);
      }
    }

    private void know(Told told) {
      status = told.status();
      stages.clear();
      told.stages().forEach(it -> stages.put(it.id(), it.status()));
    }
  }

  @Provide
  Arbitrary<List<Try>> tries() {
    // What ends it all is tried seldom.
    List<Attempt> ends = List.of(Attempt.DISCARD, Attempt.CALL_OFF, Attempt.ARCHIVE);
    Attempt[] attempts =
        Arrays.stream(Attempt.values()).filter(it -> !ends.contains(it)).toArray(Attempt[]::new);
    Arbitrary<Attempt> any =
        Arbitraries.frequencyOf(
            Tuple.of(40, Arbitraries.of(attempts)), Tuple.of(1, Arbitraries.of(ends)));
    Arbitrary<Person> people =
        Arbitraries.of(STAFF, STAFF, STAFF, ADMIN, ADMIN, OFFICELESS, CITIZEN);
    return Combinators.combine(
            any,
            people,
            Arbitraries.of(0, 0, 1, 4, 15),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(-5, 20),
            Arbitraries.integers().between(-1, 15))
        .as(Try::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(100);
  }

  @Property(tries = 1500)
  void anyLifeKeepsTheRules(@ForAll("tries") List<Try> tries) {
    assertKeepsTheRules(ProgrammeExamples.draft(), tries);
  }

  /** From the draft on, few lives come so far by chance. */
  @Property(tries = 1500)
  void anyAnnouncedLifeKeepsTheRules(@ForAll("tries") List<Try> tries) {
    assertKeepsTheRules(ProgrammeExamples.announced(), tries);
  }

  private static void assertKeepsTheRules(Programme first, List<Try> tries) {
    Programme programme = first;
    Listener listener = new Listener();
    if (first.status().isAnnounced()) {
      listener.hear(new ProgrammeAnnounced(Told.of(first), NOW));
    }
    Instant now = NOW;
    for (Try next : tries) {
      now = now.plus(Duration.ofDays(next.days())).plusSeconds(1);
      if (decide(programme, next, now) instanceof Decision.Taken(Programme after, var facts)) {
        facts.forEach(listener::hear);
        assertStep(programme, after, next, now);
        assertHeard(listener, after);
        programme = after;
      }
    }
  }

  private static void assertHeard(Listener listener, Programme after) {
    if (!after.status().isAnnounced()) {
      assertThat(listener.status).as("nobody hears of a draft").isNull();
      return;
    }
    assertThat(listener.status).as("who only listens knows it").isEqualTo(after.status());
    assertThat(listener.stages)
        .isEqualTo(after.stages().stream().collect(Collectors.toMap(Stage::id, Stage::status)));
  }

  private static Decision decide(Programme programme, Try next, Instant now) {
    Person person = next.person();
    Instant from = now.plus(Duration.ofDays(next.from()));
    StagePlan plan =
        new StagePlan(
            new Texts("Stufe", "Stage"),
            from,
            from.plus(Duration.ofDays(next.length())),
            next.attempt() == Attempt.PLAN_PARALLEL,
            List.of(StageAction.SUBMIT));
    String stage =
        programme.stages().isEmpty()
            ? "none"
            : programme.stages().get(next.which() % programme.stages().size()).id();
    return switch (next.attempt()) {
      case PLAN, PLAN_PARALLEL ->
          StageSteps.plan(programme, person, "stage-" + now.getEpochSecond(), plan, now);
      case MOVE -> StageSteps.change(programme, person, stage, moved(programme, stage, plan), now);
      case REMOVE -> StageSteps.remove(programme, person, stage, now);
      case REOPEN ->
          StageSteps.reopen(programme, person, stage, plan.closesAt(), "Noch einmal.", now);
      case AMEND ->
          ProgrammeSteps.amend(
              programme,
              person,
              ProgrammeExamples.content(
                  Audience.PUBLIC, CONCEPT, Integer.toString(1 + next.which())),
              now);
      case ANNOUNCE -> ProgrammeSteps.announce(programme, person, null, now);
      case DISCARD -> ProgrammeSteps.discard(programme, person, "Zurückgenommen.", now);
      case CALL_OFF ->
          ProgrammeSteps.callOff(
              programme, person, ProgrammeExamples.results(), "Zurückgenommen.", now);
      case CLOSE -> ProgrammeSteps.close(programme, person, ProgrammeExamples.results(), null, now);
      case ARCHIVE -> ProgrammeSteps.archive(programme, person, null, now);
      case SETTLE -> CalendarSteps.settle(programme, now);
    };
  }

  /** Also one that leaves the beginning of what is open as it was. */
  private static StagePlan moved(Programme programme, String stage, StagePlan plan) {
    return programme
        .stage(stage)
        .filter(it -> it.status() == StageStatus.OPEN)
        .map(it -> it.plan().until(plan.closesAt()))
        .orElse(plan);
  }

  private static void assertStep(Programme before, Programme after, Try next, Instant now) {
    assertThat(after.timeline())
        .as("the timeline only grows")
        .startsWith(before.timeline().toArray(TimelineEntry[]::new));
    assertStatus(before, after);
    assertStages(before, after);
    if (next.attempt() == Attempt.SETTLE) {
      assertThat(after.due() == null || after.due().isAfter(now)).as("nothing is left").isTrue();
    } else {
      assertThat(next.person()).isNotEqualTo(CITIZEN);
    }
    if (after.status() != before.status() && next.person().equals(OFFICELESS)) {
      assertThat(after.timeline().getLast().isByCalendar())
          .as("people change a status for an office")
          .isTrue();
    }
  }

  private static void assertStatus(Programme before, Programme after) {
    if (after.status().isAnnounced()) {
      assertThat(after.content().concept()).as("announced with a concept").isNotNull();
      assertThat(after.stages()).as("and a stage").isNotEmpty();
    }
    boolean over = after.stages().stream().allMatch(Stage::isClosed);
    boolean begun = after.stages().stream().anyMatch(it -> it.status() != StageStatus.PLANNED);
    switch (after.status()) {
      case DRAFT, ANNOUNCED, DISCARDED -> assertThat(begun).isFalse();
      case RUNNING -> assertThat(begun && !over).isTrue();
      case EVALUATING -> assertThat(over).isTrue();
      case CLOSED, ARCHIVED ->
          assertThat(
                  after.callingOff().isPresent()
                      ? after.stages().stream().noneMatch(it -> it.status() == StageStatus.OPEN)
                      : over)
              .isTrue();
    }
    assertThat(after.results() != null)
        .as("closed with results")
        .isEqualTo(
            List.of(ProgrammeStatus.CLOSED, ProgrammeStatus.ARCHIVED).contains(after.status()));
    if (after.status() != before.status()) {
      // One step may lead through several: announced late, it has begun at once.
      assertThat(paths(before.status())).contains(after.status());
    }
    if (after.status() == ProgrammeStatus.CLOSED && before.status() != ProgrammeStatus.CLOSED) {
      assertThat(after.eventsDue() != null)
          .as("what is closed before its time has events that are called off")
          .isEqualTo(before.status() != ProgrammeStatus.EVALUATING);
    }
    assertThat(after.due() != null)
        .isEqualTo(
            after.status() == ProgrammeStatus.ANNOUNCED
                || after.status() == ProgrammeStatus.RUNNING);
  }

  private static List<ProgrammeStatus> paths(ProgrammeStatus from) {
    return switch (from) {
      case DRAFT ->
          List.of(ProgrammeStatus.ANNOUNCED, ProgrammeStatus.RUNNING, ProgrammeStatus.DISCARDED);
      case ANNOUNCED ->
          List.of(ProgrammeStatus.RUNNING, ProgrammeStatus.EVALUATING, ProgrammeStatus.CLOSED);
      case RUNNING -> List.of(ProgrammeStatus.EVALUATING, ProgrammeStatus.CLOSED);
      case EVALUATING -> List.of(ProgrammeStatus.RUNNING, ProgrammeStatus.CLOSED);
      case CLOSED -> List.of(ProgrammeStatus.ARCHIVED);
      case ARCHIVED, DISCARDED -> List.of();
    };
  }

  private static void assertStages(Programme before, Programme after) {
    List<Instant> beginnings = new ArrayList<>();
    for (Stage stage : after.stages()) {
      beginnings.add(stage.from());
      for (Stage other : after.stages()) {
        if (!stage.id().equals(other.id())) {
          assertThat(overlap(stage, other) && !(stage.plan().parallel() || other.plan().parallel()))
              .as("%s beside %s", stage, other)
              .isFalse();
        }
      }
      StageStatus was = before.stage(stage.id()).map(Stage::status).orElse(StageStatus.PLANNED);
      if (was == StageStatus.CLOSED && stage.status() == StageStatus.OPEN) {
        assertThat(
                after.timeline().reversed().stream()
                    .filter(it -> it.step() == TimelineEntry.Step.STAGE_REOPENED)
                    .findFirst()
                    .map(TimelineEntry::explanation))
            .as("reopened with a reason")
            .isPresent();
      }
      assertThat(stage.status() == StageStatus.PLANNED && was != StageStatus.PLANNED)
          .as("what has opened stays so")
          .isFalse();
    }
    assertThat(beginnings).isSorted();
    Stream.of(before)
        .flatMap(it -> it.stages().stream())
        .filter(it -> it.status() != StageStatus.PLANNED)
        .forEach(it -> assertThat(after.stage(it.id())).as("kept").isPresent());
  }

  private static boolean overlap(Stage one, Stage other) {
    Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
    Instant until =
        one.plan().closesAt().isBefore(other.plan().closesAt())
            ? one.plan().closesAt()
            : other.plan().closesAt();
    return from.isBefore(until);
  }
}
