package city.participation.ideas.place;

import org.jspecify.annotations.Nullable;

/**
 * Where an idea belongs: a district, a point in the city, or both.
 *
 * @param district number of a Stadtbezirk or a Stadtteil
 * @param borough number of the Stadtbezirk, kept so that it is found together with its Stadtteile
 */
public record Place(@Nullable String district, @Nullable String borough, @Nullable Point point) {

  public static Place of(@Nullable District district, @Nullable Point point) {
    if (district == null && point == null) {
      throw new IllegalArgumentException("A place needs a district or a point");
    }
    if (district == null) {
      return new Place(null, null, point);
    }
    String borough = district.borough() == null ? district.code() : district.borough();
    return new Place(district.code(), borough, point);
  }
}
