package city.participation.defaults.problem;

import com.mongodb.MongoConnectionPoolClearedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What Spring does not translate: while a server is away the driver also turns down those who only
 * wait for a connection, and by an exception that is no resource failure to Spring.
 */
final class DriverProblems implements ProblemTranslation {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Override
  public @Nullable Problem translate(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoConnectionPoolClearedException) {
        return Problem.unavailable(RETRY_AFTER);
      }
    }
    return null;
  }
}
