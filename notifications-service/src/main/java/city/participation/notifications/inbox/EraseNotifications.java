package city.participation.notifications.inbox;

import org.springframework.stereotype.Component;

/** Forgets all that a person was told; their next notification is their first. */
@Component
public class EraseNotifications {

  private final Notifications notifications;

  EraseNotifications(Notifications notifications) {
    this.notifications = notifications;
  }

  public void of(String recipient) {
    notifications.erase(recipient);
  }
}
