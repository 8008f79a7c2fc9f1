package city.participation.quickstart;

import org.jspecify.annotations.Nullable;

/** Why the suite cannot run, in words for the person at the terminal. */
final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  StartFailure(String message) {
    super(message);
  }

  StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
