package city.participation.ideas.programme.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages as events-service sends them, made from the examples that it publishes. */
public final class EventsMessageExamples {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SENT = Path.of("../events-service/contracts/sends");

  private static final String SUFFIX = ".example.json";

  private EventsMessageExamples() {}

  /** For example {@code stage-opened.v1}. */
  public static List<String> names() {
    try (Stream<Path> files = Files.list(SENT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** With a field that nobody knows. */
  public static ObjectNode data(String name) {
    try {
      ObjectNode data = (ObjectNode) JSON.readTree(Files.readString(SENT.resolve(name + SUFFIX)));
      return data.put("unknown", "field");
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  public static Message<byte[]> message(String name, String subject, long sequence) {
    return message(name, subject, sequence, data(name).toString());
  }

  public static Message<byte[]> message(String name, String subject, long sequence, String data) {
    return MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
        .setHeader("cloudEvents:id", subject + "-" + sequence)
        .setHeader("cloudEvents:source", "/events")
        .setHeader("cloudEvents:type", "events." + name)
        .setHeader("cloudEvents:specversion", "1.0")
        .setHeader("cloudEvents:subject", subject)
        .setHeader("cloudEvents:time", "2027-01-11T09:15:00Z")
        .setHeader("cloudEvents:datacontenttype", "application/json")
        .setHeader("cloudEvents:sequence", Long.toString(sequence))
        .build();
  }
}
