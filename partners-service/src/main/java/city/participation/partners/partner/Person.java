package city.participation.partners.partner;

import org.jspecify.annotations.Nullable;

/**
 * Who asks or acts.
 *
 * @param id opaque, the token's {@code sub}
 * @param staff whether they work for the city
 * @param office for which somebody of the city acts; kept in the audit trail
 */
public record Person(String id, boolean staff, @Nullable String office) {

  public static final int OFFICE_MIN = 2;
  public static final int OFFICE_MAX = 120;
}
