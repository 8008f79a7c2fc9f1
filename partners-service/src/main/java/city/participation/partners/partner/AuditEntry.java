package city.participation.partners.partner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a partner's life. Entries are added, and never changed but to forget a person.
 *
 * @param by the opaque id of who acted; null for a date, and for somebody who was forgotten
 * @param member the opaque id of the member whom it was done to
 * @param office on whose behalf somebody of the city acted
 * @param explanation why, or what was asked or answered
 */
public record AuditEntry(
    Step step,
    Instant at,
    Role role,
    @Nullable String by,
    @Nullable String member,
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
    /** Who had recommended was erased, and with them the recommendation. */
    RECOMMENDATION_LAPSED,
    ACCREDITED,
    REJECTED,
    /** The renewal was rejected; the term that runs goes on to its end. */
    RENEWAL_REJECTED,
    REMINDED,
    EXPIRED,
    RENEWAL_REQUESTED,
    SUSPENDED,
    REINSTATED,
    WITHDRAWN,
    MEMBER_INVITED,
    INVITATION_REVOKED,
    MEMBER_JOINED,
    MEMBER_ROLE_CHANGED,
    MEMBER_LEFT,
    MEMBER_REMOVED,
    /** Everything that was known of the person was erased. */
    MEMBER_ERASED
  }

  /** In which role somebody acted. */
  public enum Role {
    /** For the organisation: who applied, or another of its members. */
    APPLICANT,
    REVIEWER,
    APPROVER,
    STAFF,
    /** Nobody: a date came. */
    CALENDAR
  }

  static AuditEntry byMember(Person member, Step step, Instant at, @Nullable String explanation) {
    return new AuditEntry(step, at, Role.APPLICANT, member.id(), null, null, explanation);
  }

  static AuditEntry by(
      Person staff, Role role, Step step, Instant at, @Nullable String explanation) {
    return new AuditEntry(step, at, role, staff.id(), null, staff.office(), explanation);
  }

  static AuditEntry byCalendar(Step step, Instant at, @Nullable String explanation) {
    return new AuditEntry(step, at, Role.CALENDAR, null, null, null, explanation);
  }

  static AuditEntry ofSomebodyForgotten(Instant at) {
    return new AuditEntry(Step.MEMBER_ERASED, at, Role.APPLICANT, null, null, null, null);
  }

  static AuditEntry ofAReviewerForgotten(Instant at) {
    return new AuditEntry(Step.RECOMMENDATION_LAPSED, at, Role.REVIEWER, null, null, null, null);
  }

  AuditEntry about(String person) {
    return new AuditEntry(step, at, role, by, person, office, explanation);
  }

  /** For those who may know that the city acted, and for which office, but not who. */
  public AuditEntry withoutStaff() {
    return role == Role.APPLICANT
        ? this
        : new AuditEntry(step, at, role, null, member, office, explanation);
  }

  AuditEntry forgetting(String person) {
    return person.equals(by) || person.equals(member)
        ? new AuditEntry(
            step,
            at,
            role,
            person.equals(by) ? null : by,
            person.equals(member) ? null : member,
            office,
            explanation)
        : this;
  }
}
