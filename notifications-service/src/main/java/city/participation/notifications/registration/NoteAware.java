package city.participation.notifications.registration;

import java.util.List;
import org.springframework.stereotype.Component;

/** Notes who was told of an event's news. */
@Component
public class NoteAware {

  private final KnownRegistrations knownRegistrations;

  NoteAware(KnownRegistrations knownRegistrations) {
    this.knownRegistrations = knownRegistrations;
  }

  public void of(List<Registered> who, long news) {
    knownRegistrations.aware(who.stream().map(Registered::registration).toList(), news);
  }
}
