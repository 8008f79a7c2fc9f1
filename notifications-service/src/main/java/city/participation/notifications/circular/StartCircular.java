package city.participation.notifications.circular;

import city.participation.notifications.event.KnownEvent;
import city.participation.notifications.wording.Matter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Has something told to all who are registered for an event; the same message once. */
@Component
public class StartCircular {

  private final Circulars circulars;
  private final Clock clock;

  StartCircular(Circulars circulars, Clock clock) {
    this.circulars = circulars;
    this.clock = clock;
  }

  /** To all who do not know the event's news yet. */
  public void toUnaware(String message, String event, KnownEvent now, Matter matter) {
    circulars.add(
        new Circular(
            message,
            event,
            matter,
            now.parameters(event),
            now.news(),
            null,
            null,
            false,
            instant()));
  }

  /** To all who have had seats since then or earlier. */
  public void toConfirmed(
      String message, String event, KnownEvent now, Matter matter, Instant confirmedBy) {
    circulars.add(
        new Circular(
            message,
            event,
            matter,
            now.parameters(event),
            now.news(),
            confirmedBy,
            null,
            false,
            instant()));
  }

  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
