package city.participation.ideas.place;

import java.awt.geom.Path2D;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whether a point lies in the city. The outline is generous: it refuses no point of Cologne, and
 * takes some that lie up to 660 m outside.
 */
@Component
public class CityOutline {

  private final Path2D.Double outline = new Path2D.Double();

  CityOutline() {
    List<String[]> corners = CityTable.rows("city-outline.csv");
    for (String[] corner : corners) {
      double longitude = Double.parseDouble(corner[0]);
      double latitude = Double.parseDouble(corner[1]);
      if (outline.getCurrentPoint() == null) {
        outline.moveTo(longitude, latitude);
      } else {
        outline.lineTo(longitude, latitude);
      }
    }
    outline.closePath();
  }

  public boolean contains(Point point) {
    return outline.contains(point.longitude(), point.latitude());
  }
}
