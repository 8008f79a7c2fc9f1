package city.participation.notifications.mail;

import city.participation.notifications.wording.Matter;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts mails into the queue; the same mail once. Does nothing where no mail server is set. */
@Component
public class QueueMail {

  private final Mails mails;
  private final AddressBook addresses;
  private final SendMails sending;
  private final Clock clock;

  QueueMail(Mails mails, AddressBook addresses, SendMails sending, Clock clock) {
    this.mails = mails;
    this.addresses = addresses;
    this.sending = sending;
    this.clock = clock;
  }

  public boolean isOn() {
    return sending.isOn();
  }

  /** To the confirmed address; who has none gets none. */
  public void tell(
      String message,
      String recipient,
      Matter matter,
      Map<String, String> parameters,
      @Nullable String subject) {
    if (isOn() && addresses.confirmed(recipient).isPresent()) {
      queue(Mail.queued(message, recipient, matter, parameters, subject, clock.instant()));
    }
  }

  /** To the address that the token is to confirm. */
  public void askToConfirm(String request, String recipient, Map<String, String> parameters) {
    if (isOn()) {
      queue(
          Mail.queued(
              request, recipient, Matter.ADDRESS_TO_CONFIRM, parameters, null, clock.instant()));
    }
  }

  /**
   * To the address of a guest, so that it is proven. The parameter {@code eventId} says where they
   * are led to, {@code passUntil} how long the pass counts that they get.
   */
  public void inviteGuest(String request, String guest, Map<String, String> parameters) {
    if (isOn()) {
      queue(Mail.queued(request, guest, Matter.GUEST_LINK, parameters, null, clock.instant()));
    }
  }

  private void queue(Mail mail) {
    if (mails.add(mail)) {
      sending.wake();
    }
  }
}
