package city.participation.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
@RunningEventsService
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
    EventsApi api = new EventsApi(port);
    EventsApi.Answer draft = api.planned();
    String stage = draft.body().path("stages").path(0).path("id").asString();
    paths()
        .forEach((path, operations) -> {
          String asked =
              path.replace("{id}", draft.id())
                      .replace("{stage}", stage)
                      .replace("{registration}", draft.id())
                      .replace("{series}", draft.id())
                  + "?nonsense=1";
          Map<String, EventsApi.Call> calls =
              Map.of(
                  "get", api.get(asked),
                  "post", api.post(asked).json("{}"),
                  "put", api.put(asked).json("{}"),
                  "patch", api.patch(asked).json("{}"),
                  "delete", api.delete(asked));
          for (String verb : operations.keySet()) {
            EventsApi.Answer refused =
                Objects.requireNonNull(calls.get(verb)).as(EventsApi.STAFF).send();
            assertThat(refused.errors())
                .as(verb + " " + path + ": " + refused.raw().body())
                .containsExactly("nonsense unknown-parameter");
          }
        });
  }

  @Test
  void refusesABodyThatIsTooLargeOrOfAnotherTypeAsDescribed() {
    EventsApi api = new EventsApi(port);
    String large = EventsApi.programme("Köln 21 ".repeat(200_000));
    assertThat(api.post("/api/programmes").as(EventsApi.STAFF).json(large).send().status())
        .isEqualTo(413);
    assertThat(
            api.post("/api/programmes")
                .as(EventsApi.STAFF)
                .json(EventsApi.programme("Köln 21"))
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
