package city.participation.ideas.programme;

/** Where a stage stands, as the last message had it. */
public enum StageStatus {
  PLANNED,
  OPEN,
  CLOSED
}
