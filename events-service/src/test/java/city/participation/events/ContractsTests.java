package city.participation.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The files of the contracts fit each other, and what the neighbours need. */
class ContractsTests {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void givesAnExampleOfEachThatKeepsItsPromise() {
    assertThat(Contracts.examples()).hasSameSizeAs(Contracts.schemas());
    for (Path example : Contracts.examples()) {
      String name = example.getFileName().toString().replace(".example.json", "");
      Contracts.assertAsPromised("events." + name, Contracts.read(example));
    }
  }

  /** The part of an AsyncAPI document that names messages. */
  record Described(Map<String, Channel> channels, Map<String, Operation> operations) {

    record Channel(Map<String, Told> messages) {}

    record Told(String name, Reference payload) {}

    record Operation(String action, List<Reference> messages) {}

    record Reference(@JsonProperty("$ref") String ref) {}
  }

  @Test
  void describesEachMessageByItsSchemaAndNoOther() {
    Described described =
        JSON.rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .convertValue(
                new Yaml().load(Contracts.read(Path.of("contracts", "asyncapi.yaml"))),
                Described.class);
    Map<String, Described.Told> told = new HashMap<>();
    for (String ours : List.of("events", "registrations")) {
      Objects.requireNonNull(described.channels().get(ours))
          .messages()
          .forEach(
              (name, message) -> told.put("#/channels/" + ours + "/messages/" + name, message));
    }

    assertThat(told.values().stream().map(it -> it.payload().ref()))
        .containsExactlyInAnyOrderElementsOf(
            Contracts.schemas().stream().map(it -> "sends/" + it.getFileName()).toList());
    assertThat(told.values())
        .allSatisfy(it ->
            assertThat(it.payload().ref())
                .isEqualTo("sends/" + it.name().replaceFirst("^events\\.", "") + ".schema.json"));
    assertThat(Contracts.examples().stream().map(it -> it.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(
            told.values().stream()
                .map(it -> it.name().replaceFirst("^events\\.", "") + ".example.json")
                .toList());
    assertThat(
            described.operations().values().stream()
                .filter(it -> it.action().equals("send"))
                .flatMap(it -> it.messages().stream())
                .map(Described.Reference::ref))
        .containsExactlyInAnyOrderElementsOf(told.keySet());
  }

  /** Found beside each service, so that none has to be named here. */
  @Test
  void givesEveryNeighbourWhatItNeeds() {
    assertThat(Contracts.needs()).isNotEmpty();
    for (Path need : Contracts.needs()) {
      String name = need.getFileName().toString().replace(".schema.json", ".example.json");
      Path example = Path.of("contracts", "sends", name);
      assertThat(example).as("needed by %s", need).exists();
      Contracts.assertValid(need, Contracts.read(example));
    }
  }
}
