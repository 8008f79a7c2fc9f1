package city.participation.notifications.partner.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Messages as partners-service sends them, made from the examples that it publishes. */
public final class PartnerMessageExamples {

  private static final Path SENT = Path.of("../partners-service/contracts/sends");

  private PartnerMessageExamples() {}

  /** For example {@code partner-applied.v1}. */
  public static List<String> names() {
    try (Stream<Path> sent = Files.list(SENT)) {
      return sent.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".example.json"))
          .map(name -> name.substring(0, name.length() - ".example.json".length()))
          .sorted()
          .toList();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  public static String data(String name) {
    try {
      return Files.readString(SENT.resolve(name + ".example.json"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  public static Message<byte[]> message(String name, String partner, long sequence, String data) {
    return message(name, partner, sequence, data, partner + "-" + sequence);
  }

  public static Message<byte[]> message(
      String name, String partner, long sequence, String data, String id) {
    return MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
        .setHeader("cloudEvents:id", id)
        .setHeader("cloudEvents:source", "/partners")
        .setHeader("cloudEvents:type", "partners." + name)
        .setHeader("cloudEvents:specversion", "1.0")
        .setHeader("cloudEvents:subject", partner)
        .setHeader("cloudEvents:time", "2026-11-23T10:02:30Z")
        .setHeader("cloudEvents:datacontenttype", "application/json")
        .setHeader("cloudEvents:sequence", Long.toString(sequence))
        .build();
  }

  /** As the relay of partners-service does it. */
  public static void send(RabbitTemplate broker, Message<byte[]> message) {
    var wire =
        org.springframework.amqp.core.MessageBuilder.withBody(message.getPayload())
            .setContentType("application/json");
    message
        .getHeaders()
        .forEach((name, value) -> {
          if (name.startsWith("cloudEvents:")) {
            wire.setHeader(name, value);
          }
        });
    String type = message.getHeaders().get("cloudEvents:type", String.class);
    broker.send("partners", type, wire.build());
  }
}
