package city.participation.ideas.place;

import org.jspecify.annotations.Nullable;

/**
 * A Stadtbezirk or, inside one, a Stadtteil.
 *
 * @param code the official number: one digit for a Stadtbezirk, three for a Stadtteil
 * @param borough number of the Stadtbezirk that a Stadtteil lies in; null for a Stadtbezirk itself
 */
public record District(String code, String name, @Nullable String borough) {

  public boolean isBorough() {
    return borough == null;
  }
}
