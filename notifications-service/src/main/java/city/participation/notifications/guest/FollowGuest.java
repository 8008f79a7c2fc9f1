package city.participation.notifications.guest;

import city.participation.notifications.contact.GuestAddress;
import city.participation.notifications.pass.GuestPasses;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * What becomes of guests, as messages about registrations tell it: who registers has used the pass,
 * and so proven the address. Others than guests, and guests who are forgotten, are passed over.
 */
@Component
public class FollowGuest {

  private static final int ATTEMPTS = 10;

  private final Guests guests;
  private final GuestAddress addresses;
  private final GuestProperties properties;
  private final Clock clock;

  FollowGuest(Guests guests, GuestAddress addresses, GuestProperties properties, Clock clock) {
    this.guests = guests;
    this.addresses = addresses;
    this.properties = properties;
    this.clock = clock;
  }

  /** Before they are told of it: until then no mail goes there. */
  public void registered(String person, String registration) {
    if (change(person, guest -> guest.registered(registration))) {
      addresses.prove(person);
    }
  }

  public void ended(String person, String registration) {
    Instant until = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(properties.keep());
    if (change(person, guest -> guest.ended(registration, until))) {
      addresses.prove(person);
    }
  }

  private boolean change(String person, UnaryOperator<Guest> change) {
    if (!GuestPasses.isGuest(person)) {
      return false;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Guest> guest = guests.called(person);
      if (guest.isEmpty()) {
        return false;
      }
      if (guests.store(change.apply(guest.get()))) {
        return true;
      }
    }
    throw new ConcurrencyFailureException("A guest keeps changing");
  }
}
