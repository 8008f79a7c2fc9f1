package city.participation.events.programme;

/** Where a programme stands. */
public enum ProgrammeStatus {
  DRAFT,
  ANNOUNCED,
  /** From the first stage's opening on. */
  RUNNING,
  /** All stages are over. */
  EVALUATING,
  /** The results are told. */
  CLOSED,
  ARCHIVED,
  DISCARDED;

  public boolean isAnnounced() {
    return this != DRAFT && this != DISCARDED;
  }

  /** Whether the calendar may have something to do. */
  boolean isAwaitingDates() {
    return this == ANNOUNCED || this == RUNNING;
  }
}
