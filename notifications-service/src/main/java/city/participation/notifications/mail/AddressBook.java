package city.participation.notifications.mail;

import java.util.Optional;

/** Knows where mails go, asked anew at each delivery: an address that was deleted gets no mail. */
public interface AddressBook {

  /** The confirmed address. */
  Optional<Addressee> confirmed(String recipient);

  /** The address that this token is to confirm. */
  Optional<Addressee> toConfirm(String recipient, String token);

  /** Where a guest's pass goes, also before it has proven the address. */
  Optional<Addressee> ofGuest(String guest);
}
