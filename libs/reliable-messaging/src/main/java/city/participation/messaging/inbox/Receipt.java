package city.participation.messaging.inbox;

/** What became of a message. */
public enum Receipt {
  APPLIED,
  /** Seen before, so nothing was done. */
  DUPLICATE,
  /** Came too early, or behind a poisoned one; kept until its turn. */
  PARKED,
  /** The change failed each time; kept, with all that follow for this subject, for a redrive. */
  POISONED
}
