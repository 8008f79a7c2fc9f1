package city.participation.events.content;

/** For whom a programme is. */
public enum Audience {
  PUBLIC,
  /** The administration's own; nobody else sees it. */
  INTERNAL
}
