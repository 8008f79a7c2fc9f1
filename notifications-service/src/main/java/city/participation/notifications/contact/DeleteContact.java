package city.participation.notifications.contact;

import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** Forgets a person's address; mails that still wait are not sent. */
@Component
public class DeleteContact {

  private static final int TRIES = 10;

  private final Contacts contacts;

  DeleteContact(Contacts contacts) {
    this.contacts = contacts;
  }

  /** Whatever was seen of it before: who wants to be forgotten is. */
  public void of(String participant) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Contact> known = contacts.find(participant).filter(contact -> !contact.isEmpty());
      if (known.isEmpty() || contacts.store(known.get().emptied())) {
        return;
      }
    }
    throw new ConcurrencyFailureException("The contact keeps changing while it is deleted");
  }
}
