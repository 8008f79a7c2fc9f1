package city.participation.messaging.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A CloudEvent as it came in. */
public final class IncomingMessage {

  private final String id;
  private final String source;
  private final String type;
  private final String subject;
  private final long sequence;
  private final @Nullable Instant time;
  private final @Nullable String correlationId;
  private final @Nullable String causationId;
  private final byte[] data;
  private final JsonMapper json;

  IncomingMessage(
      String id,
      String source,
      String type,
      String subject,
      long sequence,
      @Nullable Instant time,
      @Nullable String correlationId,
      @Nullable String causationId,
      byte[] data,
      JsonMapper json) {
    this.id = id;
    this.source = source;
    this.type = type;
    this.subject = subject;
    this.sequence = sequence;
    this.time = time;
    this.correlationId = correlationId;
    this.causationId = causationId;
    this.data = data;
    this.json = json;
  }

  public String id() {
    return id;
  }

  public String source() {
    return source;
  }

  public String type() {
    return type;
  }

  /** Id of the aggregate that the message is about. */
  public String subject() {
    return subject;
  }

  /** Position among the messages of this subject; starts at 1, without gaps. */
  public long sequence() {
    return sequence;
  }

  public @Nullable Instant time() {
    return time;
  }

  public @Nullable String correlationId() {
    return correlationId;
  }

  public @Nullable String causationId() {
    return causationId;
  }

  public byte[] data() {
    return data.clone();
  }

  /** Reads the data; fields that the class does not name are passed over. */
  public <D> D data(Class<D> type) {
    return json.readValue(data, type);
  }
}
