package city.participation.notifications.mail;

import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;

/** What a mail server said of a mail that it did not take. */
final class ServerAnswer {

  /**
   * The enhanced status (RFC 3463) of an address that gets no mail. The other codes of 5.1 are of
   * the sender (5.1.7, 5.1.8) or of either (5.1.0), and the three digits before tell too little: a
   * server that ceased to relay for us says 550 as well.
   */
  private static final Pattern NO_SUCH_ADDRESS =
      Pattern.compile("5\\d\\d[ -]5\\.1\\.(1|2|3|4|6|10)\\b");

  private ServerAnswer() {}

  /**
   * Whether only the goodbye failed. Spring then names no message: each was taken, or it would be
   * named, as it is when the connection fails before.
   */
  static boolean isTaken(@Nullable Throwable failure) {
    return failure instanceof MailSendException sent && sent.getMessageExceptions().length == 0;
  }

  /** What the server refused of this mail for good; null: nothing, or not because of this mail. */
  static @Nullable String refusal(MailSendException failure) {
    for (Exception one : failure.getMessageExceptions()) {
      if (refusesAddress(one)) {
        return "address refused";
      }
      // Not so of MAIL FROM: a sender that is refused concerns every mail.
      if (one instanceof SMTPSendFailedException answer
          && answer.getReturnCode() >= 500
          && (answer.getCommand().equals(".") || answer.getCommand().equals("DATA"))) {
        return "content refused";
      }
    }
    return null;
  }

  /** Whether the server said no; a connection that ended instead has the return code -1. */
  static boolean isThere(MailSendException failure) {
    return Arrays.stream(failure.getMessageExceptions())
        .anyMatch(
            one -> one instanceof SMTPSendFailedException answer && answer.getReturnCode() >= 400);
  }

  /** Not told by the list of invalid addresses: it takes nearly every 5xx to be of the address. */
  private static boolean refusesAddress(Exception failure) {
    Exception one = failure;
    while (one != null) {
      if (one instanceof SMTPAddressFailedException answer
          && answer.getMessage() != null
          && NO_SUCH_ADDRESS.matcher(answer.getMessage()).lookingAt()) {
        return true;
      }
      one = one instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return false;
  }
}
