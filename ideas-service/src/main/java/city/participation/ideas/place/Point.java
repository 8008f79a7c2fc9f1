package city.participation.ideas.place;

import java.util.List;

/**
 * A GeoJSON point (RFC 7946), stored as such so that a geographic index can be laid over it.
 *
 * @param coordinates longitude, latitude in degrees (WGS 84)
 */
public record Point(String type, List<Double> coordinates) {

  public static final String TYPE = "Point";

  public static Point at(double longitude, double latitude) {
    return new Point(TYPE, List.of(longitude, latitude));
  }

  public double longitude() {
    return coordinates.getFirst();
  }

  public double latitude() {
    return coordinates.getLast();
  }
}
