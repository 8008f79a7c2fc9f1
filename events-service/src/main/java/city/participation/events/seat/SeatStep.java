package city.participation.events.seat;

import city.participation.events.seat.Pool.Change;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of the seats and the queue. It holds all that the registration needs to be brought to
 * where the step leads, so that anybody can do that after a crash.
 *
 * @param of the registration, or {@link #PLAN}
 * @param seats of the party
 * @param sizes what the plan says from this step on; of {@link Kind#RESIZED} only
 * @param offerUntil of {@link Kind#OFFERED} only
 * @param kept the answer to be kept under the request's key
 */
public record SeatStep(
    String of,
    Kind kind,
    @Nullable Mode mode,
    int seats,
    @Nullable Map<Mode, Size> sizes,
    @Nullable Instant offerUntil,
    Instant at,
    @Nullable Kept kept) {

  /** As {@code of} of what staff do. */
  public static final String PLAN = "plan";

  public enum Kind {
    RESIZED,
    /** A new party gets its seats at once. */
    CONFIRMED,
    /** A new party joins the queue at its end. */
    WAITLISTED,
    /** A new party gets nothing, because there is no queue. */
    REFUSED,
    /** The head of the queue is offered seats. */
    OFFERED,
    ACCEPTED,
    /** An offer has run out. */
    LAPSED,
    /** An offer is not wanted. */
    DECLINED,
    /** A party does not want to wait. */
    LEFT,
    /** The queue has ended before it came to this party. */
    ENDED,
    /** A confirmed party gives its seats back. */
    RETURNED
  }

  /** What a keyed request was answered. */
  public record Kept(String key, String fingerprint, String answer) {}

  /** {@code number}: in the event's log, from 1 without a gap. */
  public record Numbered(long number, SeatStep step) {}

  public static SeatStep of(String registration, Kind kind, Mode mode, int seats, Instant at) {
    return new SeatStep(registration, kind, mode, seats, null, null, at, null);
  }

  public static SeatStep offered(
      String registration, Mode mode, int seats, Instant until, Instant at) {
    return new SeatStep(registration, Kind.OFFERED, mode, seats, null, until, at, null);
  }

  static SeatStep resized(Map<Mode, Size> sizes, Instant at) {
    return new SeatStep(PLAN, Kind.RESIZED, null, 0, Map.copyOf(sizes), null, at, null);
  }

  public SeatStep keeping(@Nullable Kept answer) {
    return new SeatStep(of, kind, mode, seats, sizes, offerUntil, at, answer);
  }

  /** Of a step of one party. */
  public Mode itsMode() {
    return Objects.requireNonNull(mode);
  }

  /** Whether after it somebody in the queue may get seats. */
  boolean mayServeTheQueue() {
    return switch (kind) {
      case RESIZED, LAPSED, DECLINED, LEFT, RETURNED -> true;
      case CONFIRMED, WAITLISTED, REFUSED, OFFERED, ACCEPTED, ENDED -> false;
    };
  }

  /** What it does to the pool of its mode. */
  Change change() {
    return switch (kind) {
      case RESIZED, REFUSED -> Change.NONE;
      case CONFIRMED -> new Change(-seats, seats, 0, 0, 0);
      case WAITLISTED -> new Change(0, 0, 0, 1, 0);
      case OFFERED -> new Change(-seats, 0, seats, -1, 1);
      case ACCEPTED -> new Change(0, seats, -seats, 0, 0);
      case LAPSED, DECLINED -> new Change(seats, 0, -seats, 0, 0);
      case LEFT, ENDED -> new Change(0, 0, 0, -1, 1);
      case RETURNED -> new Change(seats, -seats, 0, 0, 0);
    };
  }

  /** What it does to the pool of a mode, if before it the plan said so. */
  Change change(Mode which, Size before) {
    if (kind == Kind.RESIZED) {
      Size after = Objects.requireNonNull(sizes).getOrDefault(which, Size.NONE);
      return new Change(after.offered() - before.offered(), 0, 0, 0, 0);
    }
    return which == mode ? change() : Change.NONE;
  }
}
