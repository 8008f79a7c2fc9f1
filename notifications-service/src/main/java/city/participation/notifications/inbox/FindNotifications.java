package city.participation.notifications.inbox;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads a person's inbox. */
@Component
public class FindNotifications {

  /** A count beyond this says no more to a person and would cost more. */
  public static final int UNREAD_COUNTED = 1_000;

  private final Notifications notifications;

  FindNotifications(Notifications notifications) {
    this.notifications = notifications;
  }

  /** {@code before}: a number; {@link Long#MAX_VALUE} for the first page. */
  public NotificationPage page(String recipient, boolean unreadOnly, long before, int limit) {
    List<Notification> found = notifications.page(recipient, unreadOnly, before, limit + 1);
    boolean more = found.size() > limit;
    List<NotificationSummary> items =
        found.stream().limit(limit).map(Notification::summary).toList();
    return new NotificationPage(items, unread(recipient), more ? items.getLast().number() : null);
  }

  public int unread(String recipient) {
    return notifications.unread(recipient, UNREAD_COUNTED);
  }

  public Optional<NotificationSummary> one(String recipient, String id) {
    return notifications
        .find(Notification.idOf(id, recipient), recipient)
        .map(Notification::summary);
  }

  /** What came after that number, oldest first. */
  public List<NotificationSummary> after(String recipient, long number, int limit) {
    return notifications.after(recipient, number, limit).stream()
        .map(Notification::summary)
        .toList();
  }

  /** The number of the newest, 0 when there is none. */
  public long newest(String recipient) {
    return notifications.newest(recipient);
  }
}
