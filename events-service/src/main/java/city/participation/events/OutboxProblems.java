package city.participation.events;

import city.participation.defaults.problem.Problem;
import city.participation.defaults.problem.ProblemTranslation;
import city.participation.messaging.outbox.OutboxFullException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A full outbox knows better than any other trouble of the store when to come again. */
@Component
@Order(0)
final class OutboxProblems implements ProblemTranslation {

  @Override
  public @Nullable Problem translate(Throwable thrown) {
    return thrown instanceof OutboxFullException full
        ? Problem.unavailable(full.retryAfter())
        : null;
  }
}
