package city.participation.partners.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a partner's life. Entries are added, never changed.
 *
 * @param by the opaque id of somebody of the city; nobody else's is kept here
 * @param office on whose behalf they acted
 * @param explanation why, or what was asked or answered
 */
public record AuditEntry(
    Step step,
    Instant at,
    Role role,
    @Nullable String by,
    @Nullable String office,
    @Nullable String explanation) {

  /** What happened. */
  public enum Step {
    DRAFTED,
    APPLIED,
    REVIEW_TAKEN_UP,
    INFORMATION_REQUESTED,
    INFORMATION_GIVEN,
    /** The day for an answer passed without one. */
    NOT_ANSWERED_IN_TIME,
    REGISTER_CHECK_REQUESTED,
    AMENDED,
    ACCREDITATION_RECOMMENDED,
    REJECTION_RECOMMENDED,
    RETURNED_TO_REVIEW,
    ACCREDITED,
    REJECTED,
    /** The renewal was rejected; the term that runs goes on to its end. */
    RENEWAL_REJECTED,
    REMINDED,
    EXPIRED,
    RENEWAL_REQUESTED,
    SUSPENDED,
    REINSTATED,
    WITHDRAWN
  }

  /** In which role somebody acted. */
  public enum Role {
    APPLICANT,
    REVIEWER,
    APPROVER,
    STAFF,
    /** Nobody: a date came. */
    CALENDAR
  }

  static AuditEntry byApplicant(Step step, Instant at, @Nullable String explanation) {
    return new AuditEntry(step, at, Role.APPLICANT, null, null, explanation);
  }

  static AuditEntry by(
      Person staff, Role role, Step step, Instant at, @Nullable String explanation) {
    return new AuditEntry(step, at, role, staff.id(), staff.office(), explanation);
  }

  static AuditEntry byCalendar(Step step, Instant at, @Nullable String explanation) {
    return new AuditEntry(step, at, Role.CALENDAR, null, null, explanation);
  }

  /** For those who may know that the city acted, and for which office, but not who. */
  public AuditEntry withoutPerson() {
    return new AuditEntry(step, at, role, null, office, explanation);
  }
}
