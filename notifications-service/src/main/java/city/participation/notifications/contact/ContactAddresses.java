package city.participation.notifications.contact;

import city.participation.notifications.mail.AddressBook;
import city.participation.notifications.mail.Addressee;
import java.time.Clock;
import java.util.Optional;
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
    return contacts
        .find(recipient)
        .flatMap(contact ->
            Optional.ofNullable(contact.address())
                .map(address -> new Addressee(address, contact.language().locale())));
  }

  @Override
  public Optional<Addressee> toConfirm(String recipient, String token) {
    return contacts
        .find(recipient)
        .filter(contact -> contact.isConfirmedBy(new ConfirmationToken(token)))
        .filter(contact -> !contact.isLate(clock.instant()))
        .flatMap(contact ->
            Optional.ofNullable(contact.waiting())
                .map(address -> new Addressee(address, contact.language().locale())));
  }
}
