package city.participation.events.idea;

import org.jspecify.annotations.Nullable;

/**
 * An idea that an event names, at the moment of asking.
 *
 * @param title null unless it is public
 */
public record LinkedIdea(String id, @Nullable String title) {

  public boolean isPublished() {
    return title != null;
  }
}
