package city.participation.events.series;

/** Where a series stands. */
public enum SeriesStatus {
  /** Its events are being made. */
  MAKING,
  MADE,
  /** What is left of it is being called off. */
  ENDING,
  ENDED
}
