package city.participation.notifications.inbox;

import city.participation.notifications.wording.Matter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * One person is told one thing once: the id is made of the message and the recipient.
 *
 * @param number consecutive per recipient; 1 is the first
 * @param subject the id of what it is about; stored under the name of the first such subject
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
    @Field("idea") String subject,
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
      String subject,
      Instant createdAt) {
    return new Notification(
        idOf(message, recipient),
        message,
        recipient,
        0,
        matter,
        Map.copyOf(parameters),
        subject,
        createdAt,
        true,
        null);
  }

  Notification withNumber(long given) {
    return new Notification(
        id, message, recipient, given, matter, parameters, subject, createdAt, unread, readAt);
  }

  NotificationSummary summary() {
    return new NotificationSummary(message, number, matter, parameters, subject, createdAt, readAt);
  }
}
