package city.participation.notifications.contact;

import java.time.Clock;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets addresses that were never confirmed, and what is left of deleted contacts. */
@Component
class ForgetWaitingAddresses {

  private static final int AT_ONCE = 100;

  private final Contacts contacts;
  private final Clock clock;

  ForgetWaitingAddresses(Contacts contacts, Clock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "10m", initialDelayString = "5m")
  void forget() {
    List<Contact> late;
    do {
      late = contacts.late(clock.instant(), AT_ONCE);
      late.forEach(this::forget);
    } while (late.size() == AT_ONCE);
  }

  /** One that changes meanwhile is left to the next time. */
  private void forget(Contact contact) {
    if (contact.address() == null) {
      contacts.delete(contact);
    } else {
      contacts.store(contact.inLanguage(contact.language()));
    }
  }
}
