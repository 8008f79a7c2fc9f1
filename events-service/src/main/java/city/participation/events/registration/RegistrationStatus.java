package city.participation.events.registration;

import java.util.Set;

/** Where a registration stands. */
public enum RegistrationStatus {
  /** Asked for, and not decided yet: only for a moment, or after a crash. */
  PENDING,
  CONFIRMED,
  WAITLISTED,
  OFFERED,
  LAPSED,
  CANCELLED,
  ATTENDED,
  NO_SHOW;

  static final Set<RegistrationStatus> HOLDING = Set.of(CONFIRMED, WAITLISTED, OFFERED);

  /** While it is, the same person cannot register for the event once more. */
  boolean isOpen() {
    return this == PENDING || HOLDING.contains(this);
  }
}
