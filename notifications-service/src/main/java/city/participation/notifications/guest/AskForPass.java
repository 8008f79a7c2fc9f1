package city.participation.notifications.guest;

import city.participation.notifications.contact.GuestAddress;
import city.participation.notifications.contact.Language;
import city.participation.notifications.contact.MailAddress;
import city.participation.notifications.mail.QueueMail;
import city.participation.notifications.pass.GuestPasses;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Mails a pass to an address, whoever asks: only who reads its mails can use it. The answer never
 * says whether the address is known, nor whether it has had all the mails of a day.
 */
@Component
public class AskForPass {

  private static final int ATTEMPTS = 5;

  /** What became of it; nothing in it depends on the address. */
  public sealed interface Outcome {
    record Taken(Duration linkLife, int mailsPerDay) implements Outcome {}

    /** No mail server is set. */
    record MailIsOff() implements Outcome {}
  }

  private final Guests guests;
  private final GuestAddress addresses;
  private final QueueMail mails;
  private final GuestProperties properties;
  private final Clock clock;

  AskForPass(
      Guests guests,
      GuestAddress addresses,
      QueueMail mails,
      GuestProperties properties,
      Clock clock) {
    this.guests = guests;
    this.addresses = addresses;
    this.mails = mails;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * {@code event}: which the mail leads to; {@code key}: under which the same request may come
   * again, for the same address.
   */
  public Outcome ask(MailAddress address, Language language, String event, @Nullable String key) {
    if (!mails.isOn()) {
      return new Outcome.MailIsOff();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String known = hash(address.value().toLowerCase(Locale.ROOT));
    asked(known, now)
        .ifPresent(guest -> {
          addresses.keep(guest, address, language, now.plus(properties.unproven()));
          // Without it, should the process end here, there is no answer, and it is asked for again.
          mails.inviteGuest(
              key == null ? UUID.randomUUID().toString() : hash(known + "\n" + key),
              guest,
              Map.of(
                  "eventId", event,
                  "passUntil", now.plus(properties.linkLife()).toString(),
                  "hours", Long.toString(properties.linkLife().toHours())));
        });
    return new Outcome.Taken(properties.linkLife(), Guest.ASKED_PER_DAY);
  }

  /** Who gets a mail; empty if the address has just had one. */
  private Optional<String> asked(String address, Instant now) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Guest before = guests.find(address).orElseGet(() -> Guest.of(address));
      if (!before.mayAsk(now)) {
        return Optional.empty();
      }
      Guest after = before.asking(GuestPasses.newGuest(), now, now.plus(properties.unproven()));
      if (guests.store(after)) {
        return Optional.ofNullable(after.person());
      }
    }
    // Others ask for the same address at this moment; one of them has it mailed.
    return Optional.empty();
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
