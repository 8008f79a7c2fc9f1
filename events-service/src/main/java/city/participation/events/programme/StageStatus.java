package city.participation.events.programme;

/** Where a stage stands. */
public enum StageStatus {
  PLANNED,
  OPEN,
  CLOSED
}
