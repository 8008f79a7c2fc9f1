package city.participation.notifications.event;

/**
 * Something that concerns those who are registered for an event, or are to be.
 *
 * @param message the id of the message that said so
 * @param now what is known of the event with it
 */
public record EventNews(String message, String event, KnownEvent now, Kind kind) {

  /** What happened. */
  public enum Kind {
    /** It has a time for the first time; nobody can be registered yet. */
    SCHEDULED,
    /** It has another time or place. */
    MOVED,
    POSTPONED,
    CANCELLED
  }
}
