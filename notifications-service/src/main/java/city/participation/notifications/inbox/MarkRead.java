package city.participation.notifications.inbox;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Marks notifications as read; doing it again changes nothing. */
@Component
public class MarkRead {

  private final Notifications notifications;
  private final Clock clock;

  MarkRead(Notifications notifications, Clock clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  /** Empty: the recipient has no such notification. */
  public Optional<NotificationSummary> one(String recipient, String id) {
    String stored = Notification.idOf(id, recipient);
    notifications.markRead(stored, recipient, clock.instant());
    return notifications.find(stored, recipient).map(Notification::summary);
  }

  /**
   * All up to the one that the person saw last; what arrived meanwhile stays unread. Empty: the
   * recipient has no such notification.
   */
  public Optional<NotificationSummary> upTo(String recipient, String id) {
    return notifications
        .find(Notification.idOf(id, recipient), recipient)
        .map(last -> {
          notifications.markReadUpTo(recipient, last.number(), clock.instant());
          return last.summary();
        });
  }
}
