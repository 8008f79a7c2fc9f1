package city.participation.notifications.contact;

import city.participation.notifications.mail.QueueMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Notes where a person wants mails to go, and mails the code that confirms it. */
@Component
public class SetContact {

  /** What became of it. */
  public sealed interface Outcome {
    record Stored(ContactSummary contact, boolean created) implements Outcome {}

    /** The contact exists, and the caller did not say which state of it was seen. */
    record Unseen() implements Outcome {}

    /** The caller saw another state, or none. Empty: there is no contact now. */
    record Stale(Optional<ContactSummary> current) implements Outcome {}

    /** So many codes were asked for that the next has to wait. */
    record TooOften(Duration patience) implements Outcome {}

    /** No mail server is set. */
    record MailIsOff() implements Outcome {}
  }

  private final Contacts contacts;
  private final QueueMail mails;
  private final Clock clock;

  SetContact(Contacts contacts, QueueMail mails, Clock clock) {
    this.contacts = contacts;
    this.mails = mails;
    this.clock = clock;
  }

  /** {@code seen}: the version the caller saw; empty if none. */
  public Outcome set(
      String participant, MailAddress address, Language language, OptionalLong seen) {
    if (!mails.isOn()) {
      return new Outcome.MailIsOff();
    }
    // As the database keeps it, so that the answer and the next read agree.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Optional<Contact> known = contacts.find(participant);
    Optional<Contact> shown = known.filter(contact -> !contact.isEmpty());
    if (shown.isPresent() && seen.isEmpty()) {
      return new Outcome.Unseen();
    }
    if (seen.isPresent() && shown.filter(one -> one.version() == seen.getAsLong()).isEmpty()) {
      return new Outcome.Stale(shown.map(Contact::summary));
    }
    Contact before = known.orElseGet(() -> Contact.of(participant, language, now));
    if (before.hasConfirmed(address)) {
      return stored(before, before.inLanguage(language));
    }
    Duration patience = before.patience(now);
    if (patience.isPositive()) {
      return new Outcome.TooOften(patience);
    }
    ConfirmationToken token = ConfirmationToken.random();
    Outcome outcome = stored(before, before.waitingFor(address, language, token, now));
    if (outcome instanceof Outcome.Stored) {
      // Without it, should the process end here, the caller gets no answer and asks again.
      mails.askToConfirm(
          UUID.randomUUID().toString(),
          participant,
          Map.of("token", token.value(), "hours", Long.toString(Contact.TOKEN_LIFE.toHours())));
    }
    return outcome;
  }

  private Outcome stored(Contact before, Contact after) {
    if (contacts.store(after)) {
      return new Outcome.Stored(after.summary(), before.isEmpty());
    }
    return new Outcome.Stale(
        contacts
            .find(before.participant())
            .filter(contact -> !contact.isEmpty())
            .map(Contact::summary));
  }
}
