package city.participation.notifications.event.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages as events-service sends them, made from the examples that it publishes. */
public final class EventMessageExamples {

  private static final Path SENT = Path.of("../events-service/contracts/sends");
  private static final Path NEEDS = Path.of("contracts/needs/events");
  private static final JsonMapper JSON = new JsonMapper();

  private EventMessageExamples() {}

  /** For example {@code event-scheduled.v1}. */
  public static List<String> names() {
    return names(SENT, ".example.json");
  }

  /** Those of them that this service reads. */
  public static List<String> needed() {
    return names(NEEDS, ".schema.json");
  }

  public static String need(String name) {
    return read(NEEDS.resolve(name + ".schema.json"));
  }

  public static String data(String name) {
    return read(SENT.resolve(name + ".example.json"));
  }

  /** With other values, and with a field that nobody knows. */
  public static String data(String name, Map<String, ?> values) {
    ObjectNode data = (ObjectNode) JSON.readTree(data(name));
    values.forEach((field, value) -> data.set(field, JSON.valueToTree(value)));
    return data.put("unknown", "field").toString();
  }

  public static Message<byte[]> message(String name, String subject, long sequence, String data) {
    return message(name, subject, sequence, data, subject + "-" + sequence);
  }

  public static Message<byte[]> message(
      String name, String subject, long sequence, String data, String id) {
    return MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
        .setHeader("cloudEvents:id", id)
        .setHeader("cloudEvents:source", "/events")
        .setHeader("cloudEvents:type", "events." + name)
        .setHeader("cloudEvents:specversion", "1.0")
        .setHeader("cloudEvents:subject", subject)
        .setHeader("cloudEvents:time", "2027-03-02T09:14:04Z")
        .setHeader("cloudEvents:datacontenttype", "application/json")
        .setHeader("cloudEvents:sequence", Long.toString(sequence))
        .build();
  }

  private static List<String> names(Path folder, String end) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(end))
          .map(name -> name.substring(0, name.length() - end.length()))
          .sorted()
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
