package city.participation.events.seat;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.RunningEventsService;
import city.participation.events.seat.SeatStep.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a ledger allows; of events that the service's own sweep does not find. */
@RunningEventsService
class SeatBookIT {

  /** Far ahead, and so is what the sweep waits for. */
  private final Instant later = Clock.systemUTC().instant().plus(Duration.ofDays(1));

  private final String event = UUID.randomUUID().toString();

  @Autowired private SeatLedgers book;
  @Autowired private SeatLog log;

  @Test
  void takesNoStepThatWasSeenBeforeStepsWereWrittenAway() {
    SeatState seen = opened(2);
    take(seen, "anna", Kind.CONFIRMED);
    SeatState tail = book.read(event).orElseThrow();
    book.writeAway(tail, tail.tail().size());

    assertThat(book.take(seen, step("anna", Kind.CONFIRMED)))
        .as("Anna may have been served since: only her registration, read anew, can tell")
        .isEmpty();
    assertThat(book.take(seen, step("bert", Kind.CONFIRMED))).isEmpty();
    take(book.read(event).orElseThrow(), "bert", Kind.CONFIRMED);
  }

  @Test
  void takesOneStepOfARegistrationAtATime() {
    SeatState seen = opened(2);
    take(seen, "anna", Kind.CONFIRMED);

    assertThat(book.take(seen, step("anna", Kind.RETURNED))).isEmpty();
    take(seen, "bert", Kind.CONFIRMED);
    assertThat(book.read(event).orElseThrow().pool(Mode.ON_SITE))
        .isEqualTo(new Pool(0, 2, 0, 0, 0));
  }

  @Test
  void confirmsNobodyPastTheQueueOrWithoutASeat() {
    SeatState seen = opened(2);
    assertThat(book.take(seen, SeatStep.of("three", Kind.CONFIRMED, Mode.ON_SITE, 3, later)))
        .isEmpty();
    assertThat(book.take(seen, step("early", Kind.WAITLISTED))).as("a seat is free").isEmpty();
    assertThat(book.take(seen, SeatStep.of("three", Kind.WAITLISTED, Mode.ON_SITE, 3, later)))
        .isPresent();

    assertThat(book.take(seen, step("anna", Kind.CONFIRMED))).as("somebody waits").isEmpty();
    take(seen, "anna", Kind.WAITLISTED);
  }

  @Test
  void offersNothingOnceTheQueueWasLeft() {
    opened(1);
    take(book.read(event).orElseThrow(), "anna", Kind.CONFIRMED);
    take(book.read(event).orElseThrow(), "bert", Kind.WAITLISTED);
    take(book.read(event).orElseThrow(), "carl", Kind.WAITLISTED);
    writeAway();
    take(book.read(event).orElseThrow(), "anna", Kind.RETURNED);
    writeAway();
    SeatState seen = book.read(event).orElseThrow();
    take(seen, "bert", Kind.LEFT);

    SeatStep offer = SeatStep.offered("carl", Mode.ON_SITE, 1, later, later);
    assertThat(book.take(seen, offer)).as("the head is another now").isEmpty();
    assertThat(book.take(book.read(event).orElseThrow(), offer)).isPresent();
  }

  @Test
  void keepsItsTailShort() {
    SeatState seen = opened(SeatBook.LONGEST_TAIL + 10);
    for (int i = 1; i < SeatBook.LONGEST_TAIL; i++) {
      take(seen, "person-" + i, Kind.CONFIRMED);
    }
    assertThat(book.take(seen, step("one more", Kind.CONFIRMED))).isEmpty();

    writeAway();

    take(book.read(event).orElseThrow(), "one more", Kind.CONFIRMED);
  }

  @Test
  void writesEachStepAwayOnceWhereverACrashCame() {
    SeatState opened = opened(3);
    take(opened, "anna", Kind.CONFIRMED);
    take(opened, "bert", Kind.CONFIRMED);
    SeatState seen = book.read(event).orElseThrow();

    // Two of three are in the log, none has left the tail.
    log.add(event, seen.numbered().subList(0, 2));
    assertThat(log.all(seen)).hasSize(3);
    book.writeAway(seen, 3);
    // And once more, by who had read it before.
    book.writeAway(seen, 2);
    take(book.read(event).orElseThrow(), "carl", Kind.CONFIRMED);

    SeatState after = book.read(event).orElseThrow();
    assertThat(after.written()).isEqualTo(3);
    assertThat(log.all(after).stream().map(SeatStep::of))
        .containsExactly("plan", "anna", "bert", "carl");
    assertThat(Replay.of(log.all(after)).pools()).isEqualTo(after.pools());
  }

  private SeatState opened(int capacity) {
    SeatPlan plan =
        new SeatPlan(Map.of(Mode.ON_SITE, new Size(capacity, 0)), 3, true, 24, List.of(), 30);
    return book.open(event, plan, later);
  }

  private void writeAway() {
    SeatState seen = book.read(event).orElseThrow();
    book.writeAway(seen, seen.tail().size());
  }

  private void take(SeatState seen, String who, Kind kind) {
    assertThat(book.take(seen, step(who, kind))).as("%s %s", who, kind).isPresent();
  }

  private SeatStep step(String who, Kind kind) {
    return SeatStep.of(who, kind, Mode.ON_SITE, 1, later);
  }
}
