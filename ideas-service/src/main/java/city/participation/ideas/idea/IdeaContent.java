package city.participation.ideas.idea;

import city.participation.ideas.place.Place;
import city.participation.ideas.theme.Theme;
import org.jspecify.annotations.Nullable;

/**
 * What an idea says. Its limits are checked where it enters, so that old ideas stay readable.
 *
 * @param programme the id of the one that it belongs to; null if to none
 */
public record IdeaContent(
    String title, String text, Theme theme, @Nullable Place place, @Nullable String programme) {

  public static final int TITLE_MIN = 5;
  public static final int TITLE_MAX = 120;
  public static final int TEXT_MIN = 20;
  public static final int TEXT_MAX = 10_000;

  /** Number of the Stadtteil or Stadtbezirk, where one is named. */
  public @Nullable String district() {
    return place == null ? null : place.district();
  }
}
