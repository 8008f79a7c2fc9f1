package city.participation.notifications.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * The address of somebody without an account. No code proves it, but what they do with the pass
 * that was mailed there.
 */
@Component
public class GuestAddress {

  private static final int TRIES = 10;

  private final Contacts contacts;
  private final Clock clock;

  GuestAddress(Contacts contacts, Clock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  /**
   * Keeps it until then, if it is not proven before; one that is stays as it is, in its language
   * too: anybody may ask.
   */
  public void keep(String guest, MailAddress address, Language language, Instant until) {
    for (int tries = 0; tries < TRIES; tries++) {
      Contact known = contacts.find(guest).orElseGet(() -> Contact.of(guest, language, now()));
      if (known.address() != null || contacts.store(known.ofGuest(address, language, until))) {
        return;
      }
    }
    throw new ConcurrencyFailureException("The address of a guest keeps changing");
  }

  /** From here on mails go there. */
  public void prove(String guest) {
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<Contact> waiting =
          contacts.find(guest).filter(it -> it.address() == null && it.waiting() != null);
      if (waiting.isEmpty() || contacts.store(waiting.get().confirmed(now()))) {
        return;
      }
    }
    throw new ConcurrencyFailureException("The address of a guest keeps changing");
  }

  /** As the database keeps it. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
