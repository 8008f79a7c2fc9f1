package city.participation.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The manifests against the processes that the suite has. */
class ManifestsTests {

  private static final Path BASE = Path.of("../k8s/base");
  private static final JsonMapper JSON = new JsonMapper();

  static List<String> processes() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      return modules
          .filter(module -> Files.exists(module.resolve("src/main/resources/application.yml")))
          .map(module -> module.getFileName().toString())
          .filter(name -> name.equals("gateway") || name.endsWith("-service"))
          .sorted()
          .toList();
    }
  }

  @Test
  void findsTheProcesses() throws IOException {
    assertThat(processes()).contains("gateway", "partners-service", "events-service");
  }

  @ParameterizedTest
  @MethodSource("processes")
  void deploysEachProcessRestrictedAndWatched(String process) throws IOException {
    JsonNode deployment = ofKind(BASE.resolve(process + ".yaml"), "Deployment");
    JsonNode pod = deployment.at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");

    assertThat(deployment.at("/metadata/name").asString()).isEqualTo(process);
    assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/seccompProfile/type").asString())
        .isEqualTo("RuntimeDefault");
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.at("/securityContext/capabilities/drop/0").asString()).isEqualTo("ALL");
    assertThat(container.at("/lifecycle/preStop/sleep/seconds").asInt()).isPositive();
    for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
      assertThat(container.at("/" + probe + "/httpGet/port").asString()).isEqualTo("management");
    }
    assertThat(container.at("/resources/limits/memory").asString()).isNotBlank();
    assertThat(container.at("/image").asString()).isEqualTo(process);
  }

  @ParameterizedTest
  @MethodSource("processes")
  void opensThePortsThatTheProcessHas(String process) throws IOException {
    Path file = BASE.resolve(process + ".yaml");
    JsonNode container = ofKind(file, "Deployment").at("/spec/template/spec/containers/0");
    var settings =
        new YamlPropertySourceLoader()
            .load(
                process,
                new FileSystemResource("../" + process + "/src/main/resources/application.yml"));
    String port =
        settings.stream()
            .map(source -> source.getProperty("server.port"))
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElseThrow()
            .toString();

    assertThat(container.at("/ports/0/containerPort").asString()).isEqualTo(port);
    JsonNode service = ofKind(file, "Service");
    assertThat(service.at("/spec/ports")).hasSize(1);
    assertThat(service.at("/spec/ports/0/port").asString()).isEqualTo(port);
    assertThat(service.at("/spec/selector"))
        .isEqualTo(ofKind(file, "Deployment").at("/spec/selector/matchLabels"));
  }

  @Test
  void listsEveryManifestOfTheBase() throws IOException {
    List<String> listed = new ArrayList<>();
    documents(BASE.resolve("kustomization.yaml"))
        .getFirst()
        .path("resources")
        .forEach(resource -> listed.add(resource.asString()));

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            processes().stream().map(process -> process + ".yaml").toList());
  }

  @Test
  void leadsTheGatewayToEveryService() throws IOException {
    JsonNode env =
        ofKind(BASE.resolve("gateway.yaml"), "Deployment")
            .at("/spec/template/spec/containers/0/env");
    for (String process : processes()) {
      if (!process.equals("gateway")) {
        String port =
            ofKind(BASE.resolve(process + ".yaml"), "Service").at("/spec/ports/0/port").asString();
        assertThat(env)
            .anySatisfy(setting ->
                assertThat(setting.path("value").asString(""))
                    .isEqualTo("http://" + process + ":" + port));
      }
    }
  }

  @Test
  void asksOnlyForSettingsThatTheOverlaysHave() throws IOException {
    for (String overlay : new String[] {"local", "production"}) {
      JsonNode given =
          ofKind(Path.of("../k8s/overlays", overlay, "config.yaml"), "ConfigMap").path("data");
      for (String process : processes()) {
        ofKind(BASE.resolve(process + ".yaml"), "Deployment")
            .at("/spec/template/spec/containers/0/env")
            .forEach(setting -> {
              JsonNode asked = setting.at("/valueFrom/configMapKeyRef");
              if (!asked.isMissingNode() && !asked.path("optional").asBoolean(false)) {
                assertThat(given.has(asked.path("key").asString()))
                    .as("%s needs %s in %s", process, asked, overlay)
                    .isTrue();
              }
            });
      }
    }
  }

  @Test
  void believesOnlyAFewProxies() throws IOException {
    JsonNode config = ofKind(Path.of("../k8s/overlays/production/config.yaml"), "ConfigMap");

    // A whole cluster's network would let every pod speak for any client.
    assertThat(config.at("/data/trusted-proxies").asString().split(","))
        .allSatisfy(network ->
            assertThat(Integer.parseInt(network.strip().replaceFirst(".*/", "")))
                .isGreaterThanOrEqualTo(24));
  }

  @Test
  void readsEveryManifest() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../k8s"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".yaml")))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(documents(file))
                  .isNotEmpty()
                  .allSatisfy(document -> {
                    assertThat(document.path("kind").asString("")).isNotBlank();
                    assertThat(document.path("apiVersion").asString("")).isNotBlank();
                  }));
    }
  }

  private static JsonNode ofKind(Path file, String kind) throws IOException {
    return documents(file).stream()
        .filter(document -> kind.equals(document.path("kind").asString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(file + " has no " + kind));
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    try (Reader yaml = Files.newBufferedReader(file)) {
      new Yaml(new SafeConstructor(new LoaderOptions()))
          .loadAll(yaml)
          .forEach(document -> documents.add(JSON.valueToTree((Map<?, ?>) document)));
    }
    return documents;
  }
}
