package city.participation.defaults.problem;

import org.jspecify.annotations.Nullable;

/**
 * A bean that knows which problem an exception of another library is; asked before the defaults.
 */
@FunctionalInterface
public interface ProblemTranslation {

  /** {@code null}: not mine. */
  @Nullable Problem translate(Throwable thrown);
}
