package city.participation.messaging.outbox;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * The part of a document that the relay reads: {@code seq} of the last message, {@code sent} of the
 * last confirmed one, and while any waits, {@code messages}, {@code since} and {@code due}, when an
 * instance may take them. One index, on {@code due}, finds them.
 */
final class Outbox {

  static final String OUTBOX = "outbox";
  static final String SEQ = "outbox.seq";
  static final String SENT = "outbox.sent";
  static final String MESSAGES = "outbox.messages";
  static final String MESSAGE_ID = "outbox.messages.id";
  static final String DUE = "outbox.due";
  static final String SINCE = "outbox.since";
  static final String ATTEMPTS = "outbox.attempts";
  static final String ERASED = "outbox.erased";

  private Outbox() {}

  static Document of(List<OutboxMessage> messages, Instant due) {
    Document outbox = new Document("seq", (long) messages.size()).append("sent", 0L);
    if (!messages.isEmpty()) {
      outbox
          .append("messages", messages.stream().map(OutboxMessage::toDocument).toList())
          .append("due", Date.from(due))
          .append("since", Date.from(messages.getFirst().time()));
    }
    return outbox;
  }

  /** Adds the messages to an update that makes its other changes in the same step. */
  static void append(Document update, List<OutboxMessage> messages, Instant due) {
    if (messages.isEmpty()) {
      return;
    }
    merge(update, "$set", new Document(SEQ, messages.getLast().sequence()));
    merge(
        update,
        "$push",
        new Document(
            MESSAGES,
            new Document("$each", messages.stream().map(OutboxMessage::toDocument).toList())));
    // An earlier time belongs to whoever sends the messages before these.
    merge(
        update,
        "$min",
        new Document(DUE, Date.from(due)).append(SINCE, Date.from(messages.getFirst().time())));
  }

  static void merge(Document update, String operator, Document fields) {
    Document present = update.get(operator, Document.class);
    if (present == null) {
      update.append(operator, fields);
    } else {
      present.putAll(fields);
    }
  }

  static List<OutboxMessage> messages(Document document) {
    return part(document).getList("messages", Document.class, List.of()).stream()
        .map(OutboxMessage::of)
        .toList();
  }

  static Document part(Document document) {
    Document outbox = document.get(OUTBOX, Document.class);
    return outbox == null ? new Document() : outbox;
  }

  static long number(Document document, String field) {
    Number number = document.get(field, Number.class);
    return number == null ? 0 : number.longValue();
  }
}
