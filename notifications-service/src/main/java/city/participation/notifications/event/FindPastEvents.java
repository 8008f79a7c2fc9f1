package city.participation.notifications.event;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the events after which it is to be forgotten who was there. */
@Component
public class FindPastEvents {

  private final KnownEvents knownEvents;

  FindPastEvents(KnownEvents knownEvents) {
    this.knownEvents = knownEvents;
  }

  public List<String> before(Instant instant, int limit) {
    return knownEvents.over(instant, limit);
  }

  /** From now on it is not found. */
  public void forgotten(String event, Instant before) {
    knownEvents.forgotten(event, before);
  }
}
