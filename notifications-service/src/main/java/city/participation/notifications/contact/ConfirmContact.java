package city.participation.notifications.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes the mailed code, once. */
@Component
public class ConfirmContact {

  /** What became of it. */
  public sealed interface Outcome {
    record Confirmed(ContactSummary contact) implements Outcome {}

    /** Not the code of the last mail, or one that was used. */
    record Unknown() implements Outcome {}

    record Late() implements Outcome {}
  }

  private final Contacts contacts;
  private final Clock clock;

  ConfirmContact(Contacts contacts, Clock clock) {
    this.contacts = contacts;
    this.clock = clock;
  }

  public Outcome confirm(String participant, String token) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Contact> asked =
        contacts
            .find(participant)
            .filter(contact -> contact.isConfirmedBy(new ConfirmationToken(token)));
    if (asked.isEmpty()) {
      return new Outcome.Unknown();
    }
    if (asked.get().isLate(now)) {
      return new Outcome.Late();
    }
    Contact confirmed = asked.get().confirmed(now);
    // Whoever changed the contact meanwhile used this code or asked for another one.
    return contacts.store(confirmed)
        ? new Outcome.Confirmed(confirmed.summary())
        : new Outcome.Unknown();
  }
}
