package city.participation.events.registration;

import city.participation.events.seat.Mode;
import city.participation.messaging.outbox.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** For which events somebody is registered, or was. */
@Component
public class FindRegistered {

  private static final int BATCH = 100;

  /** Of those who registered for more, some are left out. */
  private static final int MOST = 1_000;

  /**
   * One registration.
   *
   * @param online whether the party comes online
   * @param since when the status last changed
   */
  public record Registered(
      String eventId, RegistrationStatus status, boolean online, Instant since) {}

  private final Registrations registrations;

  FindRegistered(Registrations registrations) {
    this.registrations = registrations;
  }

  public List<Registered> of(String person) {
    List<Registered> all = new ArrayList<>();
    String last = null;
    List<Stored<Registration>> found;
    do {
      found = registrations.of(person, last, BATCH);
      for (Stored<Registration> registration : found) {
        Registration its = registration.state();
        all.add(
            new Registered(
                its.eventId(), its.status(), its.party().mode() == Mode.ONLINE, its.since()));
        last = its.id();
      }
    } while (found.size() == BATCH && all.size() < MOST);
    return all;
  }
}
