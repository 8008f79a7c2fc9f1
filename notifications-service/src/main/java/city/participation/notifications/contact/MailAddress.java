package city.participation.notifications.contact;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;

/** An address as RFC 5322 writes it, without a display name. */
public record MailAddress(String value) {

  /** The longest path of RFC 5321, without its angle brackets. */
  public static final int LONGEST = 254;

  public MailAddress {
    if (!isValid(value)) {
      // Without the value: it may be somebody's address but for one character.
      throw new IllegalArgumentException("Not a mail address");
    }
  }

  public static Optional<MailAddress> of(String text) {
    String stripped = text.strip();
    return isValid(stripped) ? Optional.of(new MailAddress(stripped)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    if (text.length() > LONGEST || !text.matches("[\\x21-\\x7E]+@[A-Za-z0-9.-]+")) {
      return false;
    }
    try {
      return new InternetAddress(text, true).getAddress().equals(text);
    } catch (AddressException malformed) {
      return false;
    }
  }

  /** Without the address: values end up in logs. */
  @Override
  public String toString() {
    return "MailAddress";
  }
}
