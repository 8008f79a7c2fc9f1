package city.participation.notifications.guest;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Parts an address from the person that it was. */
@Component
public class EraseGuest {

  private static final int ATTEMPTS = 10;

  private final Guests guests;
  private final Clock clock;

  EraseGuest(Guests guests, Clock clock) {
    this.guests = guests;
    this.clock = clock;
  }

  public void of(String person) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Guest> guest = guests.called(person);
      if (guest.isEmpty()
          || guests.store(guest.get().erased(clock.instant().truncatedTo(ChronoUnit.MILLIS)))) {
        return;
      }
    }
    throw new ConcurrencyFailureException("A guest keeps changing while it is erased");
  }
}
