package city.participation.notifications.contact;

import city.participation.notifications.mail.AddressBook;
import city.participation.notifications.mail.Addressee;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ContactAddresses implements AddressBook {

  private final Contacts contacts;
  private final Clock clock;

  ContactAddresses(Contacts contacts, Clock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  @Override
  public Optional<Addressee> confirmed(String recipient) {
    return contacts.find(recipient).flatMap(contact -> addressee(contact, contact.address()));
  }

  @Override
  public Optional<Addressee> toConfirm(String recipient, String token) {
    return contacts
        .find(recipient)
        .filter(contact -> contact.isConfirmedBy(new ConfirmationToken(token)))
        .filter(contact -> !contact.isLate(clock.instant()))
        .flatMap(contact -> addressee(contact, contact.waiting()));
  }

  @Override
  public Optional<Addressee> ofGuest(String guest) {
    return contacts
        .find(guest)
        .filter(contact -> !contact.isLate(clock.instant()))
        .flatMap(contact ->
            addressee(contact, contact.address() == null ? contact.waiting() : contact.address()));
  }

  private static Optional<Addressee> addressee(Contact contact, @Nullable String address) {
    return Optional.ofNullable(address)
        .map(known -> new Addressee(known, contact.language().locale()));
  }
}
