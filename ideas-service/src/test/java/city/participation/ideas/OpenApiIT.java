package city.participation.ideas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.yaml.snakeyaml.Yaml;

/**
 * The file is the contract, the code must say the same. After a change that is meant, take {@code
 * target/openapi.yaml} over.
 */
@RunningIdeasService
class OpenApiIT {

  private static final Path CONTRACT = Path.of("contracts", "openapi.yaml");
  private static final Path GENERATED = Path.of("target", "openapi.yaml");

  @LocalServerPort private int port;
  @Autowired private OpenApiWebMvcResource description;

  @Test
  void isAsTheContractSays() throws IOException {
    byte[] yaml =
        description.openapiYaml(
            new MockHttpServletRequest("GET", "/v3/api-docs.yaml"),
            "/v3/api-docs.yaml",
            Locale.ENGLISH);
    String generated = new String(yaml, StandardCharsets.UTF_8);
    Files.createDirectories(GENERATED.getParent());
    Files.writeString(GENERATED, generated);
    assertThat(generated).isEqualTo(Files.readString(CONTRACT));
  }

  @Test
  void describesWhatEveryOperationMayRefuse() throws IOException {
    Map<String, Map<String, Map<String, Object>>> paths = paths();
    assertThat(paths).isNotEmpty();
    paths.forEach((path, operations) ->
        operations.forEach((verb, operation) -> {
          assertThat(responses(operation)).as(verb + " " + path).contains("400", "503");
          if (operation.containsKey("requestBody")) {
            assertThat(responses(operation)).as(verb + " " + path).contains("408", "413", "415");
          }
        }));
  }

  @Test
  void refusesOnEveryPathAParameterThatIsNotDescribed() throws IOException {
    IdeasApi api = new IdeasApi(port);
    String id = api.published("anna-" + UUID.randomUUID()).id();
    paths()
        .forEach((path, operations) -> {
          String asked = path.replace("{id}", id).replace("{partnerId}", id) + "?nonsense=1";
          Map<String, IdeasApi.Call> calls =
              Map.of(
                  "get", api.get(asked),
                  "post", api.post(asked).json("{}"),
                  "put", api.put(asked),
                  "patch", api.patch(asked).json("{}"),
                  "delete", api.delete(asked));
          for (String verb : operations.keySet()) {
            IdeasApi.Answer refused =
                Objects.requireNonNull(calls.get(verb)).as("olga staff moderator").send();
            assertThat(refused.errors())
                .as(verb + " " + path + ": " + refused.raw().body())
                .containsExactly("nonsense unknown-parameter");
          }
        });
  }

  @Test
  void refusesABodyThatIsTooLargeOrOfAnotherTypeAsDescribed() {
    IdeasApi api = new IdeasApi(port);
    String large = IdeasApi.IDEA.replace("Trinkwasser", "Trinkwasser ".repeat(100_000));
    assertThat(api.post("/api/ideas").as("anna participant").json(large).send().status())
        .isEqualTo(413);
    assertThat(
            api.post("/api/ideas")
                .as("anna participant")
                .json(IdeasApi.IDEA)
                .with("Content-Type", "text/plain")
                .send()
                .status())
        .isEqualTo(415);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Map<String, Object>>> paths() throws IOException {
    Map<String, Object> contract = new Yaml().load(Files.readString(CONTRACT));
    return (Map<String, Map<String, Map<String, Object>>>)
        Objects.requireNonNull(contract.get("paths"));
  }

  private static Set<String> responses(Map<String, Object> operation) {
    Map<?, ?> responses = (Map<?, ?>) Objects.requireNonNull(operation.get("responses"));
    return responses.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
  }
}
