package city.participation.events.programme;

import org.jspecify.annotations.Nullable;

/**
 * Who asks or acts.
 *
 * @param id opaque, the token's {@code sub}
 * @param ofTheCity whether they lead programmes and see the internal ones
 * @param admin whether they act as administrator
 * @param office for which somebody of the city acts; kept in the timeline
 */
public record Person(String id, boolean ofTheCity, boolean admin, @Nullable String office) {

  public static final int OFFICE_MIN = 2;
  public static final int OFFICE_MAX = 120;
}
