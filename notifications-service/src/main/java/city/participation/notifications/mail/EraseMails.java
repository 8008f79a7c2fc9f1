package city.participation.notifications.mail;

import org.springframework.stereotype.Component;

/** Forgets a person's mails, also those that wait. */
@Component
public class EraseMails {

  private final Mails mails;

  EraseMails(Mails mails) {
    this.mails = mails;
  }

  public void of(String recipient) {
    mails.erase(recipient);
  }
}
