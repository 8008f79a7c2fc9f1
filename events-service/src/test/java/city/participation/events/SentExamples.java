package city.participation.events;

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

/** Messages as a neighbour sends them, made from the examples that it publishes. */
public final class SentExamples {

  private static final JsonMapper JSON = new JsonMapper();

  private final String service;

  /** For example {@code partners}. */
  public SentExamples(String service) {
    this.service = service;
  }

  /** For example {@code partner-applied.v1}. */
  public List<String> names() {
    return names(Path.of("..", service + "-service", "contracts", "sends"), ".example.json");
  }

  /** Those of which we say what we read. */
  public List<String> needed() {
    return names(Path.of("contracts", "needs", service), ".schema.json");
  }

  private static List<String> names(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.endsWith(suffix))
          .map(it -> it.substring(0, it.length() - suffix.length()))
          .sorted()
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  public Path need(String name) {
    return Path.of("contracts", "needs", service, name + ".schema.json");
  }

  /** With a field that nobody knows. */
  public ObjectNode data(String name) {
    Path example =
        Path.of("..", service + "-service", "contracts", "sends", name + ".example.json");
    return ((ObjectNode) JSON.readTree(Contracts.read(example))).put("unknown", "field");
  }

  public Message<byte[]> message(String name, String subject, long sequence) {
    return message(name, subject, sequence, data(name).toString());
  }

  public Message<byte[]> message(String name, String subject, long sequence, String data) {
    return MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
        .setHeader("cloudEvents:id", subject + "-" + sequence)
        .setHeader("cloudEvents:source", "/" + service)
        .setHeader("cloudEvents:type", service + "." + name)
        .setHeader("cloudEvents:specversion", "1.0")
        .setHeader("cloudEvents:subject", subject)
        .setHeader("cloudEvents:time", "2026-11-23T10:02:30Z")
        .setHeader("cloudEvents:datacontenttype", "application/json")
        .setHeader("cloudEvents:sequence", Long.toString(sequence))
        .build();
  }
}
