package city.participation.partners.organisation;

import org.jspecify.annotations.Nullable;

/** What an organisation says of itself, in German and, if it likes, in English. */
public record Description(String de, @Nullable String en) {

  public static final int MIN = 20;
  public static final int MAX = 2_000;
}
