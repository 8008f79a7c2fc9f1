package city.participation.notifications.inbox;

import city.participation.notifications.wording.Matter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One person is told one thing once: the id is made of the message and the recipient.
 *
 * @param number consecutive per recipient; 1 is the first
 * @param unread {@code true}, or absent once read
 */
@Document("notifications")
record Notification(
    @Id String id,
    String message,
    String recipient,
    long number,
    Matter matter,
    Map<String, String> parameters,
    String idea,
    Instant createdAt,
    @Nullable Boolean unread,
    @Nullable Instant readAt) {

  static String idOf(String message, String recipient) {
    return message + ":" + recipient;
  }

  static Notification unnumbered(
      String message,
      String recipient,
      Matter matter,
      Map<String, String> parameters,
      String idea,
      Instant createdAt) {
    return new Notification(
        idOf(message, recipient),
        message,
        recipient,
        0,
        matter,
        Map.copyOf(parameters),
        idea,
        createdAt,
        true,
        null);
  }

  Notification withNumber(long given) {
    return new Notification(
        id, message, recipient, given, matter, parameters, idea, createdAt, unread, readAt);
  }

  NotificationSummary summary() {
    return new NotificationSummary(message, number, matter, parameters, idea, createdAt, readAt);
  }
}
