package city.participation.partners.engagement;

import city.participation.partners.partner.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an engagement's life. Entries are added, never changed.
 *
 * @param by the opaque id of somebody of the city; nobody else's is kept here
 * @param office on whose behalf they acted
 */
public record TrailEntry(
    EngagementStatus status,
    Instant at,
    Role role,
    @Nullable String by,
    @Nullable String office,
    @Nullable String reason) {

  /** In which role somebody acted. */
  public enum Role {
    PARTNER,
    STAFF,
    /** Nobody: the programme or the accreditation has ended. */
    CALENDAR
  }

  static TrailEntry byPartner(EngagementStatus status, Instant at, @Nullable String reason) {
    return new TrailEntry(status, at, Role.PARTNER, null, null, reason);
  }

  static TrailEntry byStaff(
      EngagementStatus status, Person staff, Instant at, @Nullable String reason) {
    return new TrailEntry(status, at, Role.STAFF, staff.id(), staff.office(), reason);
  }

  /** For those who may know for which office somebody acted, but not who. */
  public TrailEntry withoutPerson() {
    return new TrailEntry(status, at, role, null, office, reason);
  }
}
