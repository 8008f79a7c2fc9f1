package city.participation.notifications.registration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds those who are registered for an event, page by page, in the order of their ids. */
@Component
public class FindRegistered {

  private final KnownRegistrations knownRegistrations;

  FindRegistered(KnownRegistrations knownRegistrations) {
    this.knownRegistrations = knownRegistrations;
  }

  /**
   * Whoever has seats, an offer or a place in the queue, and does not know of that news of the
   * event. {@code after}: the last one of the page before.
   */
  public List<Registered> unaware(String event, long news, @Nullable String after, int limit) {
    return knownRegistrations.unaware(event, news, after, limit);
  }

  /** Whoever has had seats since then or earlier. */
  public List<Registered> confirmedBy(String event, Instant by, @Nullable String after, int limit) {
    return knownRegistrations.confirmedBy(event, by, after, limit);
  }
}
