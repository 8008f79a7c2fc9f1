package city.participation.messaging;

import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;

/** Names of a message's attributes: CloudEvents 1.0, binary mode, as AMQP headers. */
public final class CloudEvents {

  /** As the CloudEvents AMQP binding has it. */
  public static final String PREFIX = "cloudEvents:";

  public static final String ID = "id";
  public static final String SOURCE = "source";
  public static final String TYPE = "type";
  public static final String SPEC_VERSION = "specversion";
  public static final String VERSION = "1.0";
  public static final String SUBJECT = "subject";
  public static final String TIME = "time";
  public static final String DATA_CONTENT_TYPE = "datacontenttype";
  public static final String SEQUENCE = "sequence";
  public static final String CORRELATION_ID = "correlationid";
  public static final String CAUSATION_ID = "causationid";
  public static final String TRACE_PARENT = "traceparent";

  /** What Spring Cloud Function makes of every prefix that it knows. */
  private static final String NORMALISED = "ce-";

  private CloudEvents() {}

  /** What an incoming message says of itself; null if it does not. */
  public static @Nullable String attribute(Message<?> message, String name) {
    Object value = message.getHeaders().get(NORMALISED + name);
    if (value == null) {
      value = message.getHeaders().get(PREFIX + name);
    }
    return value == null ? null : value.toString();
  }

  /** Its type; empty if it has none, so that an inbox says what is wrong with it. */
  public static String typeOf(Message<?> message) {
    String type = attribute(message, TYPE);
    return type == null ? "" : type;
  }
}
