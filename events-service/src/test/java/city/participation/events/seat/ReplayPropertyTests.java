package city.participation.events.seat;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.seat.SeatStep.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever happens in whatever order, the log says how the seats stand. */
class ReplayPropertyTests {

  private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");

  enum Attempt {
    JOIN,
    SERVE,
    ACCEPT,
    REFUSE,
    GIVE_UP,
    RESIZE
  }

  /** {@code which}: of those that stand so. */
  record Try(Attempt attempt, Mode mode, int seats, int which) {}

  record Party(String id, Mode mode, int seats) {}

  /** Who has what, kept by names instead of numbers. */
  private static final class Hall {

    private final Map<Mode, Size> sizes = new EnumMap<>(Mode.class);
    private final List<Party> confirmed = new ArrayList<>();
    private final List<Party> offered = new ArrayList<>();
    private final List<Party> queue = new ArrayList<>();
    private final List<SeatStep> log = new ArrayList<>();
    private int left;

    long held(Mode mode) {
      return seats(confirmed, mode) + seats(offered, mode);
    }

    long free(Mode mode) {
      return sizes.getOrDefault(mode, Size.NONE).offered() - held(mode);
    }

    private static long seats(List<Party> parties, Mode mode) {
      return parties.stream().filter(it -> it.mode() == mode).mapToLong(Party::seats).sum();
    }

    List<Party> waiting(Mode mode) {
      return queue.stream().filter(it -> it.mode() == mode).toList();
    }

    void note(Party party, Kind kind) {
      log.add(SeatStep.of(party.id(), kind, party.mode(), party.seats(), NOW));
    }

    void attempt(Try next, int number) {
      switch (next.attempt()) {
        case JOIN -> join(new Party("r" + number, next.mode(), next.seats()));
        case SERVE -> serve(next.mode());
        case ACCEPT -> move(offered, confirmed, next, Kind.ACCEPTED);
        case REFUSE -> move(offered, null, next, Kind.DECLINED);
        case GIVE_UP -> giveUp(next);
        case RESIZE -> resize(next);
      }
    }

    private void join(Party party) {
      boolean fits = waiting(party.mode()).isEmpty() && free(party.mode()) >= party.seats();
      (fits ? confirmed : queue).add(party);
      note(party, fits ? Kind.CONFIRMED : Kind.WAITLISTED);
    }

    private void serve(Mode mode) {
      List<Party> waiting = waiting(mode);
      if (!waiting.isEmpty() && waiting.getFirst().seats() <= free(mode)) {
        Party head = waiting.getFirst();
        queue.remove(head);
        offered.add(head);
        log.add(SeatStep.offered(head.id(), mode, head.seats(), NOW, NOW));
        left++;
      }
    }

    private void giveUp(Try next) {
      if (next.which() % 2 == 0) {
        move(confirmed, null, next, Kind.RETURNED);
      } else if (!queue.isEmpty()) {
        left++;
        move(queue, null, next, Kind.LEFT);
      }
    }

    private void move(List<Party> from, @Nullable List<Party> to, Try next, Kind kind) {
      if (!from.isEmpty()) {
        Party party = from.remove(next.which() % from.size());
        if (to != null) {
          to.add(party);
        }
        note(party, kind);
      }
    }

    private void resize(Try next) {
      Size size = new Size(next.which() + 1, Math.min(next.which(), 2));
      if (size.offered() >= held(next.mode())) {
        sizes.put(next.mode(), size);
        log.add(SeatStep.resized(sizes, NOW));
      }
    }
  }

  @Provide
  Arbitrary<List<Try>> tries() {
    return Combinators.combine(
            Arbitraries.of(Attempt.values()),
            Arbitraries.of(Mode.values()),
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(0, 12))
        .as(Try::new)
        .list()
        .ofMaxSize(120);
  }

  @Property(tries = 1000)
  void theLogSaysHowTheSeatsStand(@ForAll("tries") List<Try> tries) {
    Hall hall = new Hall();
    hall.sizes.put(Mode.ON_SITE, new Size(6, 1));
    hall.sizes.put(Mode.ONLINE, new Size(4, 0));
    hall.log.add(SeatStep.resized(hall.sizes, NOW));
    int number = 0;
    for (Try next : tries) {
      hall.attempt(next, number++);
      Replay replay = Replay.of(hall.log);
      assertThat(replay.sizes()).isEqualTo(hall.sizes);
      long left = 0;
      for (Mode mode : Mode.values()) {
        Pool pool = replay.pools().getOrDefault(mode, Pool.EMPTY);
        assertThat(pool.taken()).isEqualTo(Hall.seats(hall.confirmed, mode));
        assertThat(pool.offered()).isEqualTo(Hall.seats(hall.offered, mode));
        assertThat(pool.free()).isEqualTo(hall.free(mode)).isNotNegative();
        assertThat(pool.waiting()).isEqualTo(hall.waiting(mode).size());
        left += pool.left();
      }
      assertThat(left).isEqualTo(hall.left);
    }
  }

  /** From the middle of a tail it is known how long the queue was right after each step. */
  @Property(tries = 300)
  void aTailSaysWhichPlaceEachHad(@ForAll("tries") List<Try> tries) {
    Hall hall = new Hall();
    hall.sizes.put(Mode.ON_SITE, new Size(3, 0));
    hall.log.add(SeatStep.resized(hall.sizes, NOW));
    List<Long> lengths = new ArrayList<>();
    int number = 0;
    for (Try next : tries) {
      int before = hall.log.size();
      hall.attempt(next, number++);
      if (hall.log.size() > before) {
        lengths.add((long) hall.waiting(next.mode()).size());
      }
    }
    SeatPlan plan = new SeatPlan(hall.sizes, 3, true, 24, List.of(), 30);
    SeatState state =
        new SeatState(
            "e", 1, plan, Replay.of(hall.log).pools(), hall.log.size(), 1, tail(hall.log));
    List<SeatStep.Numbered> numbered = state.numbered();
    for (int i = 0; i < numbered.size(); i++) {
      if (numbered.get(i).step().kind() == Kind.WAITLISTED) {
        assertThat(state.waitingAfter(numbered.get(i))).isEqualTo(lengths.get(i));
      }
    }
  }

  private static List<SeatStep> tail(List<SeatStep> log) {
    return log.subList(1, log.size());
  }
}
