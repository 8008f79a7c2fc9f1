package city.participation.messaging.outbox;

import city.participation.messaging.CloudEvents;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits in its aggregate's document.
 *
 * @param data JSON
 */
record OutboxMessage(
    String id,
    long sequence,
    String type,
    Instant time,
    String correlationId,
    @Nullable String causationId,
    @Nullable String traceParent,
    String data) {

  static final String SEQ = "seq";
  private static final String DATA = "data";

  Document toDocument() {
    Document document =
        new Document(CloudEvents.ID, id)
            .append(SEQ, sequence)
            .append(CloudEvents.TYPE, type)
            .append(CloudEvents.TIME, Date.from(time))
            .append(CloudEvents.CORRELATION_ID, correlationId)
            .append(DATA, data);
    if (causationId != null) {
      document.append(CloudEvents.CAUSATION_ID, causationId);
    }
    if (traceParent != null) {
      document.append(CloudEvents.TRACE_PARENT, traceParent);
    }
    return document;
  }

  static OutboxMessage of(Document document) {
    return new OutboxMessage(
        document.getString(CloudEvents.ID),
        document.get(SEQ, Number.class).longValue(),
        document.getString(CloudEvents.TYPE),
        document.getDate(CloudEvents.TIME).toInstant(),
        document.getString(CloudEvents.CORRELATION_ID),
        document.getString(CloudEvents.CAUSATION_ID),
        document.getString(CloudEvents.TRACE_PARENT),
        document.getString(DATA));
  }
}
