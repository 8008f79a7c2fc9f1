package city.participation.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a cluster gets, against its model and against the processes that the suite has. */
class ManifestsTests {

  private static final Path SUITE = Manifest.FOLDER.getParent();

  static List<Path> manifests() {
    return Manifest.files().stream()
        .filter(file -> !file.endsWith("kustomization.yaml"))
        // Plain rules of Prometheus; AlertsTests read them.
        .filter(file -> !file.getFileName().toString().startsWith("rules."))
        .toList();
  }

  static List<String> processes() throws IOException {
    try (Stream<Path> modules = Files.list(SUITE)) {
      return modules
          .filter(module -> Files.exists(module.resolve("src/main/resources/application.yml")))
          .map(module -> module.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void findsTheProcesses() throws IOException {
    assertThat(processes()).contains("gateway", "partners-service", "events-service");
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void isUnderstoodByACluster(Path file) {
    assertThat(Manifest.in(file))
        .isNotEmpty()
        .allSatisfy(manifest -> assertThat(Model.refusals(manifest)).as(manifest.id()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void isUnderstoodByAClusterWhenRendered(String overlay) {
    assertThat(Overlay.rendered(overlay).manifests())
        .hasSizeGreaterThan(30)
        .allSatisfy(manifest -> assertThat(Model.refusals(manifest)).as(manifest.id()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void refusesWhatNoClusterKnows(String overlay) {
    assertThat(Overlay.rendered(overlay).manifests())
        .allSatisfy(manifest -> {
          ObjectNode twin = (ObjectNode) manifest.content().deepCopy();
          ((ObjectNode) (twin.has("spec") ? twin.get("spec") : twin)).put("surprise", 1);
          assertThat(Model.refusals(new Manifest(twin))).as(manifest.id()).isNotEmpty();
        });
  }

  @Test
  void refusesWhatNoClusterKnowsDeepInside() {
    Overlay production = Overlay.rendered("production");
    assertThat(
            Stream.of(
                production.with(
                    "Deployment",
                    "gateway",
                    "/spec/template/spec/containers/0/livenessProbe/additionalProperties",
                    "1"),
                production.with(
                    "HTTPRoute", "participation", "/spec/rules/0/backendRefs/0/prot", "1"),
                production.with(
                    "RabbitmqCluster",
                    "rabbitmq",
                    "/spec/override/statefulSet/spec/template/spec/containers/0/imag",
                    "1"),
                production.with(
                    "MongoDBCommunity",
                    "mongodb",
                    "/spec/statefulSet/spec/template/spec/securityContext/runAsRoot",
                    "1"),
                production.with("Policy", "queues", "/spec/applyTo", "streams"),
                production.with("User", "ideas", "/metadata/lables", "1")))
        .allSatisfy(twin ->
            assertThat(twin.manifests().stream().flatMap(it -> Model.refusals(it).stream()))
                .hasSize(1));
  }

  @Test
  void refusesAResourceThatSaysSomethingTwice() {
    assertThatThrownBy(() -> Manifest.in("kind: Secret\nkind: ConfigMap\n"))
        .hasMessageContaining("duplicate key kind");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void deploysEachProcess(String overlay) throws IOException {
    assertThat(Overlay.rendered(overlay).processes().map(Manifest::name))
        .containsExactlyInAnyOrderElementsOf(processes());
  }

  @ParameterizedTest
  @MethodSource("processes")
  void opensThePortsThatTheProcessHas(String process) {
    Overlay overlay = Overlay.rendered("local");
    JsonNode ports = overlay.get("Deployment", process).container().path("ports");
    int port = setting(process, "/server/port", "/server.port").asInt();
    int management = setting(process, "/management/server.port", "/management.server.port").asInt();

    assertThat(ports.at("/0/containerPort").asInt()).isEqualTo(port);
    assertThat(ports.at("/1/containerPort").asInt()).isEqualTo(management);
    Manifest service = overlay.get("Service", process);
    assertThat(service.at("/spec/ports")).hasSize(1);
    assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(port);
    assertThat(service.at("/spec/selector"))
        .isEqualTo(overlay.get("Deployment", process).at("/spec/selector/matchLabels"));
  }

  @Test
  void leadsTheGatewayToEveryService() throws IOException {
    Overlay overlay = Overlay.rendered("local");
    Set<String> leads =
        Pods.each(overlay.get("Deployment", "gateway").container().path("env"))
            .map(setting -> setting.path("value").asString(""))
            .collect(Collectors.toSet());
    for (String process : processes()) {
      if (!process.equals("gateway")) {
        int port = overlay.get("Service", process).at("/spec/ports/0/port").asInt();
        assertThat(leads).contains("http://" + process + ":" + port);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "production"})
  void asksOnlyForSettingsThatAreThere(String overlay) {
    assertHasWhatIsAsked(Overlay.rendered(overlay), "configMapKeyRef", "ConfigMap", "/data");
  }

  @Test
  void hasEverySecretLocally() {
    assertHasWhatIsAsked(Overlay.rendered("local"), "secretKeyRef", "Secret", "/stringData");
  }

  private static void assertHasWhatIsAsked(
      Overlay overlay, String reference, String kind, String values) {
    overlay
        .workloads()
        .flatMap(workload -> Pods.each(workload.container().path("env")))
        .map(setting -> setting.at("/valueFrom/" + reference))
        .filter(asked -> !asked.isMissingNode() && !asked.path("optional").asBoolean(false))
        .forEach(asked ->
            assertThat(
                    overlay
                        .get(kind, asked.path("name").asString())
                        .at(values)
                        .has(asked.path("key").asString()))
                .as("%s in %s", asked, overlay.name())
                .isTrue());
  }

  /** The operators name the secrets that they make after their resources. */
  @Test
  void asksInProductionOnlyForSecretsThatOperatorsMake() {
    Overlay production = Overlay.rendered("production");
    Set<String> made = new TreeSet<>();
    production
        .all("User")
        .forEach(user -> {
          made.add(user.name() + "-user-credentials/username");
          made.add(user.name() + "-user-credentials/password");
        });
    production
        .get("MongoDBCommunity", "mongodb")
        .each("/spec/users")
        .forEach(user ->
            made.add(
                "mongodb-%s-%s/connectionString.standard"
                    .formatted(user.path("db").asString(), user.path("name").asString())));

    assertThat(
            production
                .processes()
                .flatMap(process -> Pods.each(process.container().path("env")))
                .map(setting -> setting.at("/valueFrom/secretKeyRef"))
                .filter(asked -> !asked.isMissingNode() && !asked.path("optional").asBoolean(false))
                .map(asked -> asked.path("name").asString() + "/" + asked.path("key").asString())
                .collect(Collectors.toSet()))
        .isEqualTo(made);
  }

  @Test
  void namesImagesPlainlyInTheBase() throws IOException {
    for (String process : processes()) {
      Manifest deployment =
          Manifest.in(Manifest.FOLDER.resolve("base").resolve(process + ".yaml")).getFirst();
      assertThat(deployment.container().path("image").asString()).isEqualTo(process);
      assertThat(
              Overlay.rendered("production")
                  .get("Deployment", process)
                  .container()
                  .path("image")
                  .asString())
          .matches("registry\\.example/participation/" + process + ":\\d.*");
    }
  }

  /**
   * Requests and limits follow from a measurement with these options: change them together. Only
   * the heap is larger here, by what calls need that wait.
   */
  @Test
  void runsProcessesWithTheOptionsThatWereMeasured() throws IOException {
    String measured =
        Files.readString(
            SUITE.resolve(
                "quickstart/src/main/java/city/participation/quickstart/ServiceCommand.java"));
    Overlay overlay = Overlay.rendered("production");

    assertThat(Jvm.of(overlay, overlay.get("Deployment", "gateway")).options())
        .hasSizeGreaterThan(10)
        .contains("-Xmx144m", "-Xmn32m")
        .filteredOn(option -> !option.matches("-Xm[xn].*"))
        .allSatisfy(option -> assertThat(measured).contains("\"" + option + "\""));
  }

  /** Written in one line or in a tree. */
  private static JsonNode setting(String process, String... pointers) {
    Path settings = SUITE.resolve(process).resolve("src/main/resources/application.yml");
    return Manifest.in(settings).stream()
        .flatMap(document -> Stream.of(pointers).map(document::at))
        .filter(found -> !found.isMissingNode())
        .findFirst()
        .orElseThrow(() -> new AssertionError(process + " has no " + String.join(", ", pointers)));
  }
}
