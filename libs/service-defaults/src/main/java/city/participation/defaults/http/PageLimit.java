package city.participation.defaults.http;

import city.participation.defaults.problem.Problem;
import org.jspecify.annotations.Nullable;

/** How many items a page holds: query parameter {@code limit}, 1 to 100, 20 when absent. */
public record PageLimit(int value) {

  public static final int MAXIMUM = 100;
  public static final PageLimit DEFAULT = new PageLimit(20);

  public PageLimit {
    if (value < 1 || value > MAXIMUM) {
      throw refused();
    }
  }

  public static PageLimit parse(@Nullable String parameter) {
    if (parameter == null) {
      return DEFAULT;
    }
    if (!parameter.matches("[0-9]{1,4}")) {
      throw refused();
    }
    return new PageLimit(Integer.parseInt(parameter));
  }

  private static Problem refused() {
    return Problem.invalid().withParameter("limit", "out-of-range", 1, MAXIMUM);
  }
}
