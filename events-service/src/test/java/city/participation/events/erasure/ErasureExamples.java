package city.participation.events.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Messages as notifications-service sends them, made from the example that it publishes. */
final class ErasureExamples {

  private static final Path SENT =
      Path.of("../notifications-service/contracts/sends/erasure-requested.v1.example.json");

  private ErasureExamples() {}

  static String data() {
    try {
      return Files.readString(SENT);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  static Message<byte[]> requested(String erasure, String person) {
    return message(
        "erasure-requested.v1", erasure, 1, data().replace("demo-participant-1", person));
  }

  static Message<byte[]> message(String name, String erasure, long sequence, String data) {
    return MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
        .setHeader("cloudEvents:id", erasure + "-" + sequence)
        .setHeader("cloudEvents:source", "/notifications")
        .setHeader("cloudEvents:type", "notifications." + name)
        .setHeader("cloudEvents:specversion", "1.0")
        .setHeader("cloudEvents:subject", erasure)
        .setHeader("cloudEvents:time", "2027-04-01T10:00:00Z")
        .setHeader("cloudEvents:datacontenttype", "application/json")
        .setHeader("cloudEvents:sequence", Long.toString(sequence))
        .build();
  }
}
