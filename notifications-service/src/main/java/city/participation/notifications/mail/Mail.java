package city.participation.notifications.mail;

import city.participation.notifications.wording.Matter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A mail that waits or went: made of the same message and recipient, it is the same mail. Where it
 * goes stands in no mail.
 *
 * @param subject the id of what it is about; stored under the name of the first such subject
 * @param unconfirmed how many of the attempts may have reached the reader; absent: none
 * @param due when to try next; absent once the mail has ended
 * @param claim of the delivery under way or last tried
 */
@Document("mails")
record Mail(
    @Id String id,
    String recipient,
    Matter matter,
    Map<String, String> parameters,
    @Nullable @Field("idea") String subject,
    MailStatus status,
    int attempts,
    @Nullable Integer unconfirmed,
    Instant queuedAt,
    @Nullable Instant due,
    @Nullable String claim,
    @Nullable Instant endedAt,
    @Nullable String problem) {

  static Mail queued(
      String message,
      String recipient,
      Matter matter,
      Map<String, String> parameters,
      @Nullable String subject,
      Instant now) {
    return new Mail(
        message + ":" + recipient + ":mail",
        recipient,
        matter,
        Map.copyOf(parameters),
        subject,
        MailStatus.QUEUED,
        0,
        null,
        now,
        now,
        null,
        null,
        null);
  }

  /** As the database has it after the claim. */
  Mail claimed(String by, Instant until) {
    return new Mail(
        id,
        recipient,
        matter,
        parameters,
        subject,
        status,
        attempts + 1,
        unconfirmed,
        queuedAt,
        until,
        by,
        endedAt,
        problem);
  }

  int unconfirmedAttempts() {
    return unconfirmed == null ? 0 : unconfirmed;
  }
}
