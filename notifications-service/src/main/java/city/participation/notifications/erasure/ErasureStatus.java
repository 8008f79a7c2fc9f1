package city.participation.notifications.erasure;

/** How far the erasure of a person is. */
public enum ErasureStatus {
  /** Asked for; nothing is sure yet. */
  OPEN,
  /** Erased here; others have not all said the same. */
  CONFIRMING,
  /** Erased everywhere. */
  COMPLETED,
  /** Somebody did not answer in time. */
  PARTIAL
}
