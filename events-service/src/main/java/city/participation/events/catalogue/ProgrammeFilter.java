package city.participation.events.catalogue;

import city.participation.events.content.Audience;
import city.participation.events.content.Theme;
import city.participation.events.programme.ProgrammeStatus;
import city.participation.events.programme.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * Which programmes.
 *
 * @param audience null for all that the viewer may see
 * @param status null for all that were announced and are not archived
 * @param goal code of a strategy goal; not with a district or theme
 */
public record ProgrammeFilter(
    @Nullable Audience audience,
    @Nullable ProgrammeStatus status,
    @Nullable String district,
    @Nullable Theme theme,
    @Nullable String goal) {

  /** The list that holds them; also for cursors: one fits the list it was made for. */
  public String shelf() {
    return goal == null
        ? Shelves.name(audience, status, district, theme)
        : Shelves.ofGoal(audience, status, goal);
  }

  ProgrammeFilter forThePublic() {
    return new ProgrammeFilter(Audience.PUBLIC, status, district, theme, goal);
  }
}
