package city.participation.ideas.idea;

import org.jspecify.annotations.Nullable;

/**
 * Who asks or acts.
 *
 * @param id opaque, the token's {@code sub}; never shown to others
 * @param office for which somebody of the city acts; shown in the timeline
 */
public record Person(String id, boolean moderator, boolean staff, @Nullable String office) {

  public static final int OFFICE_MIN = 2;
  public static final int OFFICE_MAX = 120;

  public Person(String id, boolean moderator, boolean staff) {
    this(id, moderator, staff, null);
  }

  /** Who may know of what is for the administration only. */
  public boolean ofTheCity() {
    return staff || moderator;
  }

  public Person actingFor(@Nullable String itsOffice) {
    return new Person(id, moderator, staff, itsOffice);
  }
}
