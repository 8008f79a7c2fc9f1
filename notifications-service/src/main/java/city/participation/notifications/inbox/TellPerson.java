package city.participation.notifications.inbox;

import city.participation.notifications.mail.QueueMail;
import city.participation.notifications.pass.GuestPasses;
import city.participation.notifications.wording.Matter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells one person one thing, on every channel the person has. Telling it again for the same
 * message does nothing, so a message that is handled twice is told once.
 */
@Component
public class TellPerson {

  private final Notifications notifications;
  private final Arrivals arrivals;
  private final QueueMail queueMail;
  private final Clock clock;

  TellPerson(Notifications notifications, Arrivals arrivals, QueueMail queueMail, Clock clock) {
    this.notifications = notifications;
    this.arrivals = arrivals;
    this.queueMail = queueMail;
    this.clock = clock;
  }

  /**
   * {@code message}: the id of the message that says so; {@code subject}: of what the matter is
   * about.
   */
  public void tell(
      String message,
      String recipient,
      Matter matter,
      Map<String, String> parameters,
      String subject) {
    if (GuestPasses.isGuest(recipient)) {
      // Without an account nobody ever looks into an inbox.
      queueMail.tell(message, recipient, matter, parameters, subject);
      return;
    }
    var notification =
        Notification.unnumbered(message, recipient, matter, parameters, subject, clock.instant());
    Optional<Notification> added = notifications.add(notification);
    // Also when the notification was there: the process may have ended between the two rows.
    queueMail.tell(message, recipient, matter, parameters, subject);
    added.ifPresent(stored -> arrivals.arrived(recipient, stored.number()));
  }
}
