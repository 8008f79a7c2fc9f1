package city.participation.notifications.event;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds an event, for what is told of it by others than itself. */
@Component
public class FindEvent {

  private final KnownEvents knownEvents;

  FindEvent(KnownEvents knownEvents) {
    this.knownEvents = knownEvents;
  }

  /** Empty: nothing was heard of such an event yet. */
  public Optional<KnownEvent> of(String event) {
    return knownEvents.find(event);
  }
}
