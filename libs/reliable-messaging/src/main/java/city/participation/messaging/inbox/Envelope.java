package city.participation.messaging.inbox;

import city.participation.messaging.CloudEvents;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.messaging.Message;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a message's attributes, off the wire or out of the database. */
final class Envelope {

  private static final String DATA = "data";

  private final JsonMapper json;

  /**
   * Takes over the service's ways with JSON.
   *
   * @param json may be strict towards clients; messages may have fields that we do not know
   */
  Envelope(JsonMapper json) {
    this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  }

  IncomingMessage open(Message<byte[]> message) {
    try {
      if (!CloudEvents.VERSION.equals(required(message, CloudEvents.SPEC_VERSION))) {
        throw new IllegalArgumentException("specversion is not " + CloudEvents.VERSION);
      }
      String time = CloudEvents.attribute(message, CloudEvents.TIME);
      return new IncomingMessage(
          required(message, CloudEvents.ID),
          required(message, CloudEvents.SOURCE),
          required(message, CloudEvents.TYPE),
          required(message, CloudEvents.SUBJECT),
          sequence(required(message, CloudEvents.SEQUENCE)),
          time == null ? null : OffsetDateTime.parse(time).toInstant(),
          CloudEvents.attribute(message, CloudEvents.CORRELATION_ID),
          CloudEvents.attribute(message, CloudEvents.CAUSATION_ID),
          message.getPayload(),
          json);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new AmqpRejectAndDontRequeueException("Not a message of ours: " + e.getMessage(), e);
    }
  }

  Document wrap(IncomingMessage message) {
    Instant time = message.time();
    return new Document(CloudEvents.ID, message.id())
        .append(CloudEvents.SOURCE, message.source())
        .append(CloudEvents.TYPE, message.type())
        .append(CloudEvents.SUBJECT, message.subject())
        .append(CloudEvents.SEQUENCE, message.sequence())
        .append(CloudEvents.TIME, time == null ? null : Date.from(time))
        .append(CloudEvents.CORRELATION_ID, message.correlationId())
        .append(CloudEvents.CAUSATION_ID, message.causationId())
        .append(DATA, new Binary(message.data()));
  }

  IncomingMessage unwrap(Document parked) {
    Date time = parked.getDate(CloudEvents.TIME);
    return new IncomingMessage(
        parked.getString(CloudEvents.ID),
        parked.getString(CloudEvents.SOURCE),
        parked.getString(CloudEvents.TYPE),
        parked.getString(CloudEvents.SUBJECT),
        parked.get(CloudEvents.SEQUENCE, Number.class).longValue(),
        time == null ? null : time.toInstant(),
        parked.getString(CloudEvents.CORRELATION_ID),
        parked.getString(CloudEvents.CAUSATION_ID),
        parked.get(DATA, Binary.class).getData(),
        json);
  }

  private static long sequence(String value) {
    long sequence = Long.parseLong(value);
    if (sequence < 1) {
      throw new IllegalArgumentException("sequence " + sequence);
    }
    return sequence;
  }

  private static String required(Message<?> message, String name) {
    String value = CloudEvents.attribute(message, name);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }
}
