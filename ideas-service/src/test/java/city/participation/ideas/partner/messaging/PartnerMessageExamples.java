package city.participation.ideas.partner.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Messages as partners-service sends them, made from the examples that it publishes. */
public final class PartnerMessageExamples {

  private static final Path SENT = Path.of("../partners-service/contracts/sends");

  private static final String SUFFIX = ".example.json";

  private PartnerMessageExamples() {}

  /** For example {@code partner-applied.v1}. */
  public static List<String> names() {
    try (Stream<Path> sent = Files.list(SENT)) {
      return sent.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  public static String data(String name) {
    try {
      return Files.readString(SENT.resolve(name + SUFFIX));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  public static Message<byte[]> message(String name, String partner, long sequence, String data) {
    return MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
        .setHeader("cloudEvents:id", partner + "-" + sequence)
        .setHeader("cloudEvents:source", "/partners")
        .setHeader("cloudEvents:type", "partners." + name)
        .setHeader("cloudEvents:specversion", "1.0")
        .setHeader("cloudEvents:subject", partner)
        .setHeader("cloudEvents:time", "2026-11-23T10:02:30Z")
        .setHeader("cloudEvents:datacontenttype", "application/json")
        .setHeader("cloudEvents:sequence", Long.toString(sequence))
        .build();
  }
}
