package city.participation.events.registration;

import city.participation.events.event.EventStanding;
import city.participation.events.seat.Standings;
import city.participation.messaging.outbox.Stored;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes a person out of all their registrations. What they still hold of an event that is to come
 * goes to others first; that somebody was there stays.
 */
@Component
public class EraseRegistrations {

  private static final int BATCH = 100;

  private final Registrations registrations;
  private final CloseRegistrations close;
  private final Standings standings;

  EraseRegistrations(Registrations registrations, CloseRegistrations close, Standings standings) {
    this.registrations = registrations;
    this.close = close;
    this.standings = standings;
  }

  /** False: some have to wait, because what is still to be sent of them names the person. */
  public boolean of(String person) {
    boolean all = true;
    String last = null;
    List<Stored<Registration>> found;
    do {
      found = registrations.of(person, last, BATCH);
      for (Stored<Registration> registration : found) {
        all &= erase(registration.state());
        last = registration.state().id();
      }
    } while (found.size() == BATCH);
    return all;
  }

  private boolean erase(Registration before) {
    if (RegistrationStatus.HOLDING.contains(before.status()) && isToCome(before.eventId())) {
      close.giveUp(before);
    }
    Optional<Stored<Registration>> given = registrations.find(before.id());
    return given.isEmpty() || close.forget(given.get());
  }

  private boolean isToCome(String eventId) {
    return standings
        .of(eventId)
        .map(EventStanding::status)
        .map(it ->
            switch (it) {
              case RUNNING, HELD, DOCUMENTED -> false;
              case DRAFT,
                  SCHEDULED,
                  REGISTRATION_OPEN,
                  REGISTRATION_CLOSED,
                  POSTPONED,
                  CANCELLED,
                  DISCARDED ->
                  true;
            })
        .orElse(true);
  }
}
