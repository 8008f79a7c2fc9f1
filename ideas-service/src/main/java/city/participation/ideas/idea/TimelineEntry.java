package city.participation.ideas.idea;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an idea's life.
 *
 * @param by the person's opaque id; stays inside the service
 * @param office on whose behalf a moderator or staff acted
 * @param reason a rejection's code
 * @param explanation why, in the words of whoever did it
 */
public record TimelineEntry(
    Step step,
    Instant at,
    String by,
    Role role,
    @Nullable String office,
    @Nullable RejectionReason reason,
    @Nullable String explanation) {

  TimelineEntry without(String person, String nobody) {
    return by.equals(person)
        ? new TimelineEntry(step, at, nobody, role, office, reason, explanation)
        : this;
  }

  /** What happened. */
  public enum Step {
    DRAFTED,
    SUBMITTED,
    PUBLISHED,
    REJECTED,
    REVISED,
    WITHDRAWN
  }

  /** In which role somebody acted. */
  public enum Role {
    AUTHOR,
    /** Who brought in what reached the city by another way than the web. */
    STAFF,
    MODERATOR
  }
}
