package city.participation.notifications.erasure;

import java.nio.charset.StandardCharsets;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** What the other services answer. */
final class ErasureMessages {

  private ErasureMessages() {}

  static Message<byte[]> erased(String service, String erasure, String data) {
    return MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
        .setHeader("cloudEvents:id", service + "-" + erasure)
        .setHeader("cloudEvents:source", "/" + service)
        .setHeader("cloudEvents:type", service + ".participant-erased.v1")
        .setHeader("cloudEvents:specversion", "1.0")
        .setHeader("cloudEvents:subject", erasure)
        .setHeader("cloudEvents:time", "2027-04-01T10:00:05Z")
        .setHeader("cloudEvents:datacontenttype", "application/json")
        .setHeader("cloudEvents:sequence", "1")
        .build();
  }
}
