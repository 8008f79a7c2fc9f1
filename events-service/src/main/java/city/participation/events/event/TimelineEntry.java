package city.participation.events.event;

import city.participation.events.programme.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an event's life. Entries are added, never changed.
 *
 * @param by the opaque id of somebody of the city
 * @param office on whose behalf they acted
 * @param explanation why, in the words of whoever did it
 * @param movedFrom when it was to begin before, if that is what changed
 * @param forced why it takes place although its venue or staff are taken; for staff
 */
public record TimelineEntry(
    Step step,
    Instant at,
    Role role,
    @Nullable String by,
    @Nullable String office,
    @Nullable String explanation,
    @Nullable Instant movedFrom,
    @Nullable String forced) {

  /** What happened. */
  public enum Step {
    DRAFTED,
    DISCARDED,
    SCHEDULED,
    AMENDED,
    RESCHEDULED,
    POSTPONED,
    CANCELLED,
    REGISTRATION_OPENED,
    REGISTRATION_CLOSED,
    STARTED,
    HELD,
    DOCUMENTED,
    /** What was told of it was wrong, or not all. */
    CORRECTED
  }

  /** In which role somebody acted. */
  public enum Role {
    STAFF,
    ADMIN,
    /** Nobody: a moment came. */
    CALENDAR
  }

  static TimelineEntry by(Person person, Step step, Instant at, @Nullable String explanation) {
    return new TimelineEntry(
        step,
        at,
        person.admin() ? Role.ADMIN : Role.STAFF,
        person.id(),
        person.office(),
        explanation,
        null,
        null);
  }

  static TimelineEntry byCalendar(Step step, Instant at) {
    return new TimelineEntry(step, at, Role.CALENDAR, null, null, null, null, null);
  }

  TimelineEntry forced(@Nullable String why) {
    return new TimelineEntry(step, at, role, by, office, explanation, movedFrom, why);
  }

  TimelineEntry movedFrom(@Nullable Instant start) {
    return new TimelineEntry(step, at, role, by, office, explanation, start, forced);
  }

  TimelineEntry by(@Nullable String another) {
    return new TimelineEntry(step, at, role, another, office, explanation, movedFrom, forced);
  }

  boolean isByCalendar() {
    return role == Role.CALENDAR;
  }

  /** For those who may know for which office somebody acted, but not who, and not who else. */
  public TimelineEntry forThePublic() {
    return new TimelineEntry(step, at, role, null, office, explanation, movedFrom, null);
  }
}
