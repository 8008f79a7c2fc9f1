package city.participation.notifications.guest;

import city.participation.notifications.contact.DeleteContact;
import java.time.Clock;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets guests who never used their pass, or have not been registered for long. */
@Component
class ForgetGuests {

  private static final int AT_ONCE = 100;

  private final Guests guests;
  private final DeleteContact deleteContact;
  private final Clock clock;

  ForgetGuests(Guests guests, DeleteContact deleteContact, Clock clock) {
    this.guests = guests;
    this.deleteContact = deleteContact;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "10m", initialDelayString = "5m")
  void forget() {
    List<Guest> late;
    do {
      late = guests.late(clock.instant(), AT_ONCE);
      late.forEach(this::forget);
    } while (late.size() == AT_ONCE);
  }

  /** The address first: after a crash the guest still leads to it. */
  private void forget(Guest guest) {
    if (guest.person() != null) {
      deleteContact.of(guest.person());
    }
    guests.delete(guest);
  }
}
