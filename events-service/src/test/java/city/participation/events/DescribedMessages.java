package city.participation.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The part of our AsyncAPI document that names messages. */
public record DescribedMessages(Map<String, Channel> channels) {

  public record Channel(Map<String, Told> messages) {}

  public record Told(String name, Reference payload) {}

  public record Reference(@JsonProperty("$ref") String ref) {}

  /** The schema of each message that a channel carries, by its type. */
  public static Map<String, String> of(String channel) {
    DescribedMessages described =
        new JsonMapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .convertValue(
                new Yaml().load(Contracts.read(Path.of("contracts", "asyncapi.yaml"))),
                DescribedMessages.class);
    return Objects.requireNonNull(described.channels().get(channel)).messages().values().stream()
        .collect(Collectors.toMap(Told::name, it -> it.payload().ref()));
  }
}
