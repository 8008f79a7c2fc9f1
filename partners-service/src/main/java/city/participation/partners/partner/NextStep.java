package city.participation.partners.partner;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a partner waits for.
 *
 * @param deadline the last day for it; null where nothing limits it
 */
public record NextStep(Action action, Actor by, @Nullable LocalDate deadline) {

  /** Who has to act. */
  public enum Actor {
    /** Somebody of the organisation: who applied, or another of its members. */
    APPLICANT,
    /** Anybody of the staff. */
    STAFF,
    /** Who leads the review. */
    REVIEWER,
    /** Somebody of the staff who neither leads the review nor acts for the organisation. */
    APPROVER
  }
}
