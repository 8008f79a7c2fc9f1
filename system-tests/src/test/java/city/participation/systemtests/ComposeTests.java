package city.participation.systemtests;

import static city.participation.systemtests.ComposeFile.ROOT;
import static city.participation.systemtests.ComposeFile.asMap;
import static city.participation.systemtests.ComposeFile.list;
import static city.participation.systemtests.ComposeFile.map;
import static city.participation.systemtests.ComposeFile.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code compose.yaml} cannot be run where no image can be pulled, so it is read: against the
 * services' settings, the manifests for Kubernetes, and the files it mounts.
 */
class ComposeTests {

  /** A key has to have 32 bytes; these say what they are. */
  private static final String KEY_OF_TICKETS =
      Base64.getEncoder()
          .encodeToString("compose-and-kind-tickets-no-sec1".getBytes(StandardCharsets.US_ASCII));

  private static final String KEY_OF_GUESTS =
      Base64.getEncoder()
          .encodeToString("compose-and-kind-guests-no-secr1".getBytes(StandardCharsets.US_ASCII));

  private static final List<String> PROCESSES =
      List.of(
          "gateway",
          "ideas-service",
          "partners-service",
          "events-service",
          "notifications-service");

  private static final Set<String> KNOWN_KEYS =
      Set.of(
          "cap_drop",
          "command",
          "depends_on",
          "entrypoint",
          "environment",
          "healthcheck",
          "image",
          "mem_limit",
          "pids_limit",
          "ports",
          "read_only",
          "restart",
          "security_opt",
          "stop_grace_period",
          "tmpfs",
          "user",
          "volumes");

  /** Read by the JVM and the C library. */
  private static final Set<String> NO_SETTINGS = Set.of("JAVA_TOOL_OPTIONS", "MALLOC_ARENA_MAX");

  private final ComposeFile compose = ComposeFile.read();

  @Test
  void usesNoKeyOutsideTheUsual() {
    for (var name : compose.names()) {
      assertThat(KNOWN_KEYS).as(name).containsAll(compose.service(name).keySet());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gateway",
        "ideas-service",
        "partners-service",
        "events-service",
        "notifications-service"
      })
  void tellsAProcessWhatItReadsAndAllItNeeds(String process) throws IOException {
    var told = compose.environment(process).keySet();
    var settings = new TreeSet<>(told);
    settings.removeAll(NO_SETTINGS);

    assertThat(KnownSettings.of(process)).containsAll(settings);
    assertThat(told).containsAll(requiredInProduction(process));
    assertThat(told).containsAll(requiredOnKubernetes(process));
  }

  private static Set<String> requiredInProduction(String process) throws IOException {
    var text = Files.readString(ROOT.resolve(process + "/src/main/resources/application.yml"));
    var required = new HashSet<String>();
    var placeholders = Pattern.compile("\\$\\{([A-Z0-9_]+)}").matcher(text);
    while (placeholders.find()) {
      required.add(placeholders.group(1));
    }
    assertThat(required).isNotEmpty();
    return required;
  }

  private static Set<String> requiredOnKubernetes(String process) {
    var required = new HashSet<String>();
    for (var variable : list(container(process), "env")) {
      if (!map(asMap(variable), "valueFrom").toString().contains("optional=true")) {
        required.add(asMap(variable).get("name").toString());
      }
    }
    return required;
  }

  private static Map<String, Object> container(String process) {
    var deployment = yaml(ROOT.resolve("k8s/base/" + process + ".yaml")).getFirst();
    return asMap(list(map(deployment, "spec", "template", "spec"), "containers").getFirst());
  }

  @Test
  void givesEachProcessThePortsItHasElsewhere() {
    for (var process : PROCESSES) {
      var settings = compose.environment(process);
      var own = KnownSettings.portsOf(process);
      assertThat(settings).as(process).containsEntry("SERVER_PORT", own.get("server.port"));
      assertThat(settings)
          .as(process)
          .containsEntry("MANAGEMENT_SERVER_PORT", own.get("management.server.port"));
      assertThat(list(container(process), "ports"))
          .as(process)
          .extracting(port -> asMap(port).get("containerPort") + "")
          .containsExactly(settings.get("SERVER_PORT"), settings.get("MANAGEMENT_SERVER_PORT"));
    }
  }

  @Test
  void leadsTheGatewayToEachService() {
    var settings = compose.environment("gateway");
    for (var service : PROCESSES.subList(1, PROCESSES.size())) {
      assertThat(settings)
          .containsEntry(
              "PARTICIPATION_SERVICES_" + service.replace("-service", "").toUpperCase(Locale.ROOT),
              "http://%s:%s".formatted(service, compose.environment(service).get("SERVER_PORT")));
    }
  }

  @Test
  void asksEachProcessOnItsManagementPort() {
    for (var process : PROCESSES) {
      assertThat(list(map(compose.service(process), "healthcheck"), "test"))
          .as(process)
          .last()
          .isEqualTo(compose.environment(process).get("MANAGEMENT_SERVER_PORT"));
      assertThat(list(map(compose.service(process), "healthcheck"), "test").toString())
          .contains("/app/" + process + ".jar");
    }
    assertThat(
            ROOT.resolve(
                "libs/service-defaults/src/main/java/city/participation/defaults/ReadinessProbe.java"))
        .exists();
  }

  @Test
  void collectsTheMetricsOfEachProcessAndTheBroker() {
    var targets = new HashSet<String>();
    var prometheus = yaml(ROOT.resolve("compose/prometheus/prometheus.yml")).getFirst();
    for (var job : list(prometheus, "scrape_configs")) {
      for (var group : list(asMap(job), "static_configs")) {
        list(asMap(group), "targets").forEach(target -> targets.add(target.toString()));
      }
    }
    var expected = new HashSet<>(Set.of("rabbitmq:15692"));
    for (var process : PROCESSES) {
      expected.add(process + ":" + compose.environment(process).get("MANAGEMENT_SERVER_PORT"));
    }
    assertThat(targets).isEqualTo(expected);
    assertThat(mounted("prometheus"))
        .containsAll(list(prometheus, "rule_files").stream().map(Object::toString).toList());
  }

  @Test
  void sendsTracesWhereTheyAreTaken() {
    var tempo = yaml(ROOT.resolve("compose/tempo/tempo.yaml")).getFirst();
    var listens = map(tempo, "distributor", "receivers", "otlp", "protocols", "http");
    for (var process : PROCESSES) {
      var sends =
          URI.create(
              compose
                  .environment(process)
                  .get("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT"));
      assertThat(sends.getHost()).isIn(compose.names());
      assertThat(sends.getPath()).isEqualTo("/v1/traces");
      assertThat(listens.get("endpoint").toString()).endsWith(":" + sends.getPort());
    }
  }

  @Test
  void showsTheDashboardsThatAreThere() {
    var provider =
        asMap(
            list(yaml(ROOT.resolve("compose/grafana/dashboards.yaml")).getFirst(), "providers")
                .getFirst());
    assertThat(mounted("grafana")).contains(map(provider, "options").get("path").toString());
    for (var source :
        list(yaml(ROOT.resolve("compose/grafana/datasources.yaml")).getFirst(), "datasources")) {
      assertThat(URI.create(asMap(source).get("url").toString()).getHost()).isIn(compose.names());
    }
  }

  @Test
  void signsInToEnginesAsUsersWhoAreThere() throws IOException {
    var brokerUsers = new HashSet<String>();
    for (var user :
        json("k8s/components/single-node-engines/rabbitmq/definitions.json").path("users")) {
      brokerUsers.add(
          user.required("name").asString() + ":" + user.required("password").asString());
    }
    var databaseUsers =
        Files.readString(ROOT.resolve("k8s/components/single-node-engines/mongodb/users.js"));
    for (var service : PROCESSES.subList(1, PROCESSES.size())) {
      var settings = compose.environment(service);
      var name = service.replace("-service", "");
      assertThat(settings.get("SPRING_RABBITMQ_USERNAME")).isEqualTo(name);
      assertThat(brokerUsers).contains(name + ":" + settings.get("SPRING_RABBITMQ_PASSWORD"));
      assertThat(settings)
          .containsEntry(
              "SPRING_MONGODB_URI",
              "mongodb://%1$s:local@mongodb:27017/%1$s?replicaSet=rs0".formatted(name));
      assertThat(databaseUsers).contains("'" + name + "'").contains("pwd: 'local'");
    }
    assertThat(compose.texts("mongodb", "command")).contains("--replSet", "rs0");
  }

  @Test
  void believesTheRealmThatIsImported() {
    var realm = json("k8s/components/sign-in/realm.json").required("realm").asString();
    var signIn = compose.environment("sign-in");
    for (var process : PROCESSES) {
      var settings = compose.environment(process);
      assertThat(settings)
          .containsEntry(
              "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI",
              signIn.get("KC_HOSTNAME") + "/realms/" + realm)
          .containsEntry(
              "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWKSETURI",
              "http://sign-in:%s/realms/%s/protocol/openid-connect/certs"
                  .formatted(signIn.get("KC_HTTP_PORT"), realm));
    }
  }

  @Test
  void mountsOnlyWhatIsThere() {
    var volumes = map(yaml(ROOT.resolve("compose.yaml")).getFirst(), "volumes").keySet();
    for (var name : compose.names()) {
      for (var mount : compose.texts(name, "volumes")) {
        var source = mount.substring(0, mount.indexOf(':'));
        if (source.startsWith("./")) {
          assertThat(ROOT.resolve(source)).as(name).exists();
          assertThat(mount).as("nobody changes the checkout").endsWith(":ro");
        } else {
          assertThat(source).as(name).isIn(volumes);
        }
      }
    }
  }

  private List<String> mounted(String name) {
    return compose.texts(name, "volumes").stream().map(mount -> mount.split(":", -1)[1]).toList();
  }

  @Test
  void namesEveryImageByATagAndTheSameAsKubernetes() {
    for (var name : compose.names()) {
      assertThat(compose.image(name)).as(name).matches(".+:(?!latest$)[a-z0-9][a-z0-9.-]*");
    }
    for (var process : PROCESSES) {
      assertThat(compose.image(process)).isEqualTo(process + ":local");
    }
    assertThat(compose.image("mongodb")).isEqualTo(engine("single-node-engines/mongodb.yaml"));
    assertThat(compose.image("rabbitmq"))
        .isEqualTo(engine("single-node-engines/rabbitmq.yaml") + "-management");
    assertThat(compose.image("sign-in")).isEqualTo(engine("sign-in/keycloak.yaml"));
  }

  private static String engine(String manifest) {
    var workload = yaml(ROOT.resolve("k8s/components/" + manifest)).getFirst();
    return asMap(list(map(workload, "spec", "template", "spec"), "containers").getFirst())
        .get("image")
        .toString();
  }

  @Test
  void locksUpEveryContainer() {
    for (var name : compose.names()) {
      assertThat(compose.service(name))
          .as(name)
          .containsEntry("cap_drop", List.of("ALL"))
          .containsEntry("security_opt", List.of("no-new-privileges:true"))
          .containsKey("mem_limit");
      assertThat(compose.service(name).keySet()).as(name).doesNotContain("privileged");
    }
    for (var process : PROCESSES) {
      assertThat(compose.service(process)).as(process).containsEntry("read_only", true);
      assertThat(compose.texts(process, "tmpfs")).as(process).containsExactly("/tmp:mode=1777");
    }
  }

  @Test
  void givesEachProcessTheMemoryItHasOnKubernetes() {
    var options =
        map(yaml(ROOT.resolve("k8s/base/jvm.yaml")).getFirst(), "data").get("options").toString();
    for (var process : PROCESSES) {
      assertThat(compose.environment(process)).containsEntry("JAVA_TOOL_OPTIONS", options);
      assertThat(compose.service(process).get("mem_limit") + "i")
          .isEqualToIgnoringCase(
              map(container(process), "resources", "limits").get("memory").toString());
    }
  }

  @Test
  void opensPortsToThisMachineAlone() {
    for (var name : compose.names()) {
      assertThat(compose.texts(name, "ports"))
          .as(name)
          .allMatch(port -> port.startsWith("127.0.0.1:"));
    }
    assertThat(compose.texts("gateway", "ports")).containsExactly("127.0.0.1:8080:8080");
  }

  @Test
  void waitsOnlyForWhatIsAskedForItsHealth() {
    for (var name : compose.names()) {
      map(compose.service(name), "depends_on")
          .forEach((other, how) -> {
            assertThat(asMap(how)).containsEntry("condition", "service_healthy");
            assertThat(compose.service(other)).as(other).containsKey("healthcheck");
          });
    }
  }

  @Test
  void holdsNoPasswordThatIsOne() {
    for (var name : compose.names()) {
      compose
          .environment(name)
          .forEach((key, value) -> {
            if (key.contains("PASSWORD") || key.contains("SECRET")) {
              assertThat(value)
                  .as(name + " " + key)
                  .isIn("demo", "local", KEY_OF_TICKETS, KEY_OF_GUESTS);
            }
          });
    }
  }

  private static JsonNode json(String file) {
    return JsonMapper.shared().readTree(ROOT.resolve(file).toFile());
  }
}
