package city.participation.events.content;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an event takes place.
 *
 * @param district number of a Stadtbezirk or Stadtteil
 */
public record Venue(
    String name,
    @Nullable String street,
    @Nullable String postcode,
    @Nullable String city,
    @Nullable String district,
    @Nullable Point point) {

  public static final int NAME_MIN = 3;
  public static final int NAME_MAX = 120;
  public static final int STREET_MIN = 3;
  public static final int STREET_MAX = 120;
  public static final int CITY_MIN = 2;
  public static final int CITY_MAX = 80;
  public static final String POSTCODE_FORM = "[0-9]{5}";

  private static final Pattern POSTCODE = Pattern.compile(POSTCODE_FORM);
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /**
   * A GeoJSON point (RFC 7946).
   *
   * @param coordinates longitude, latitude in degrees (WGS 84)
   */
  public record Point(String type, List<Double> coordinates) {

    public static final String TYPE = "Point";

    public Point {
      coordinates = List.copyOf(coordinates);
    }

    public static Point at(double longitude, double latitude) {
      return new Point(TYPE, List.of(longitude, latitude));
    }
  }

  public static boolean isPostcode(String text) {
    return POSTCODE.matcher(text).matches();
  }

  /** The same for one venue, however two people write its name. */
  public String key() {
    String folded =
        name.toLowerCase(Locale.GERMAN)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String plain = MARKS.matcher(Normalizer.normalize(folded, Normalizer.Form.NFKD)).replaceAll("");
    String words = NO_WORD.matcher(plain).replaceAll(" ").strip();
    return words + "|" + (postcode == null ? "" : postcode);
  }
}
