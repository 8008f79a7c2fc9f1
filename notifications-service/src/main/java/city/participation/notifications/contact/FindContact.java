package city.participation.notifications.contact;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows a person their own contact. */
@Component
public class FindContact {

  private final Contacts contacts;

  FindContact(Contacts contacts) {
    this.contacts = contacts;
  }

  public Optional<ContactSummary> of(String participant) {
    return contacts.find(participant).filter(contact -> !contact.isEmpty()).map(Contact::summary);
  }
}
