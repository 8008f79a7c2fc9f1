package city.participation.events.programme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a programme's life. Entries are added, never changed.
 *
 * @param by the opaque id of somebody of the city
 * @param office on whose behalf they acted
 * @param stage which stage it is about, if about one
 * @param explanation why, in the words of whoever did it
 */
public record TimelineEntry(
    Step step,
    Instant at,
    Role role,
    @Nullable String by,
    @Nullable String office,
    @Nullable String stage,
    @Nullable String explanation) {

  /** What happened. */
  public enum Step {
    DRAFTED,
    DISCARDED,
    ANNOUNCED,
    AMENDED,
    STAGE_PLANNED,
    STAGE_CHANGED,
    STAGE_REMOVED,
    STAGE_OPENED,
    STAGE_CLOSED,
    STAGE_REOPENED,
    /** The first stage has opened. */
    STARTED,
    /** A stage was opened again after the last had ended. */
    RESUMED,
    /** The last stage has ended. */
    EVALUATION_BEGUN,
    /** Before its stages were over. */
    CALLED_OFF,
    CLOSED,
    ARCHIVED
  }

  /** In which role somebody acted. */
  public enum Role {
    STAFF,
    ADMIN,
    /** Nobody: a date came. */
    CALENDAR
  }

  static TimelineEntry by(
      Person person, Step step, Instant at, @Nullable String stage, @Nullable String explanation) {
    return new TimelineEntry(
        step,
        at,
        person.admin() ? Role.ADMIN : Role.STAFF,
        person.id(),
        person.office(),
        stage,
        explanation);
  }

  static TimelineEntry byCalendar(Step step, Instant at, @Nullable String stage) {
    return new TimelineEntry(step, at, Role.CALENDAR, null, null, stage, null);
  }

  TimelineEntry by(@Nullable String another) {
    return new TimelineEntry(step, at, role, another, office, stage, explanation);
  }

  boolean isByCalendar() {
    return role == Role.CALENDAR;
  }

  /** For those who may know for which office somebody acted, but not who. */
  public TimelineEntry withoutPerson() {
    return new TimelineEntry(step, at, role, null, office, stage, explanation);
  }
}
