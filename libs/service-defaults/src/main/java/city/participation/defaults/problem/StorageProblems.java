package city.participation.defaults.problem;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;

/** Where spring-tx is present. A store out of reach is 503, a lost race is 412. */
final class StorageProblems implements ProblemTranslation {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Override
  public @Nullable Problem translate(Throwable thrown) {
    return switch (thrown) {
      case OptimisticLockingFailureException e ->
          Problem.of(HttpStatus.PRECONDITION_FAILED, "stale");
      case TransientDataAccessException e -> Problem.unavailable(RETRY_AFTER);
      case DataAccessResourceFailureException e -> Problem.unavailable(RETRY_AFTER);
      default -> null;
    };
  }
}
