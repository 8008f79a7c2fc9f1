package city.participation.notifications.mail;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into its row what became of a delivery; writing it again changes nothing. */
class NoteOutcome {

  private static final Logger log = LoggerFactory.getLogger(NoteOutcome.class);

  /** Each may have reached the reader. */
  private static final int UNCONFIRMED_ATTEMPTS = 3;

  private final Mails mails;
  private final MailProperties properties;

  NoteOutcome(Mails mails, MailProperties properties) {
    this.mails = mails;
    this.properties = properties;
  }

  void of(Mail mail, MailDelivery.Outcome outcome, Instant now) {
    switch (outcome) {
      case MailDelivery.Outcome.Delivered() -> mails.end(mail, MailStatus.SENT, now, null);
      case MailDelivery.Outcome.Refused(String problem) -> fail(mail, problem, now);
      case MailDelivery.Outcome.Failed(String problem) -> {
        if (mail.attempts() >= properties.attempts()) {
          fail(mail, problem, now);
        } else {
          mails.postpone(mail, nextTry(mail, now), problem);
        }
      }
      case MailDelivery.Outcome.Unconfirmed(String problem) -> {
        if (mail.unconfirmedAttempts() + 1 >= UNCONFIRMED_ATTEMPTS
            || mail.attempts() >= properties.attempts()) {
          fail(mail, problem, now);
        } else {
          mails.postponeUnconfirmed(mail, nextTry(mail, now), problem);
        }
      }
    }
  }

  private void fail(Mail mail, String problem, Instant now) {
    mails.end(mail, MailStatus.FAILED, now, problem);
    log.warn("Mail {} failed, at attempt {}: {}", mail.id(), mail.attempts(), problem);
  }

  private Instant nextTry(Mail mail, Instant now) {
    return now.plus(properties.delayAfter(mail.attempts()));
  }
}
