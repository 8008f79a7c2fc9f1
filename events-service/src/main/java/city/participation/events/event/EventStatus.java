package city.participation.events.event;

import java.util.Set;

/** Where an event stands. */
public enum EventStatus {
  DRAFT,
  /** Whom it is for may know of it. */
  SCHEDULED,
  REGISTRATION_OPEN,
  REGISTRATION_CLOSED,
  RUNNING,
  HELD,
  /** What came of it is told. */
  DOCUMENTED,
  /** Its time is no longer true, and there is no other yet. */
  POSTPONED,
  CANCELLED,
  DISCARDED;

  private static final Set<EventStatus> AHEAD =
      Set.of(SCHEDULED, REGISTRATION_OPEN, REGISTRATION_CLOSED);

  /** Whether others than staff may know of it. */
  public boolean isPublic() {
    return this != DRAFT && this != DISCARDED;
  }

  /** Whether it is to come at a time that holds. */
  public boolean isAhead() {
    return AHEAD.contains(this);
  }

  /** Whether it has not begun, and nobody has called it off or dropped it. */
  boolean canBeCalledOff() {
    return isAhead() || this == DRAFT || this == POSTPONED;
  }

  /** Whether nobody else may have its venue and staff at its time. */
  boolean holdsBookings() {
    return isAhead() || this == RUNNING;
  }
}
