package city.participation.partners.programme.messaging;

import city.participation.partners.Contracts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages as events-service sends them, made from the examples that it publishes. */
public final class ProgrammeMessageExamples {

  public static final String STAGE = "0e9b1f6a-3c7d-4b52-8e1f-6a2d9c4b7e10";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SENT = Path.of("..", "events-service", "contracts", "sends");

  private ProgrammeMessageExamples() {}

  /** For example {@code programme-announced.v1}, with a field that nobody knows. */
  public static ObjectNode data(String name) {
    ObjectNode data =
        (ObjectNode) JSON.readTree(Contracts.read(SENT.resolve(name + ".example.json")));
    return data.put("unknown", "field");
  }

  public static Message<byte[]> message(String name, String programme, long sequence) {
    return message(name, programme, sequence, data(name).toString());
  }

  public static Message<byte[]> message(String name, String programme, long sequence, String data) {
    return MessageBuilder.withPayload(data.getBytes(StandardCharsets.UTF_8))
        .setHeader("cloudEvents:id", programme + "-" + sequence)
        .setHeader("cloudEvents:source", "/events")
        .setHeader("cloudEvents:type", "events." + name)
        .setHeader("cloudEvents:specversion", "1.0")
        .setHeader("cloudEvents:subject", programme)
        .setHeader("cloudEvents:time", "2027-01-11T09:15:00Z")
        .setHeader("cloudEvents:datacontenttype", "application/json")
        .setHeader("cloudEvents:sequence", Long.toString(sequence))
        .build();
  }
}
