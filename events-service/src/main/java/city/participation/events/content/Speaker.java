package city.participation.events.content;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks at an event, as the public may read it.
 *
 * @param role as what they speak, for example of which office
 */
public record Speaker(String name, @Nullable String role) {

  public static final int MOST = 20;
  public static final int NAME_MIN = 2;
  public static final int NAME_MAX = 120;
  public static final int ROLE_MIN = 2;
  public static final int ROLE_MAX = 200;
}
