package city.participation.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The dashboards as files; their metrics are compared with real ones by the system tests. */
class DashboardsTests {

  private static final Path FOLDER = Manifest.FOLDER.resolve("components/dashboards");

  @Test
  void hasOneForEachProcessAndOneOfTheMessages() {
    assertThat(dashboards().keySet())
        .containsExactly("events", "gateway", "ideas", "messages", "notifications", "partners");
  }

  @Test
  void showsSomethingEverywhere() {
    dashboards()
        .forEach((name, dashboard) -> {
          assertThat(dashboard.path("uid").asString()).isEqualTo("participation-" + name);
          List<JsonNode> panels =
              Pods.each(dashboard.path("panels"))
                  .filter(panel -> !panel.path("type").asString().equals("row"))
                  .toList();
          assertThat(panels)
              .hasSizeGreaterThan(8)
              .allSatisfy(panel -> {
                assertThat(panel.path("title").asString()).isNotBlank();
                assertThat(panel.path("description").asString()).isNotBlank();
                assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
                assertThat(panel.path("targets")).isNotEmpty();
              });
          assertThat(Pods.each(dashboard.path("panels")).map(panel -> panel.path("id")))
              .doesNotHaveDuplicates();
        });
  }

  @Test
  void looksAtTheProcessThatItIsNamedAfter() {
    dashboards().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("messages"))
        .forEach(entry ->
            assertThat(expressions(entry.getValue()))
                .isNotEmpty()
                .allSatisfy(expression ->
                    assertThat(expression).contains("service=\"" + entry.getKey() + "\"")));
  }

  @Test
  void givesAllOfThemToACluster() {
    assertThat(
            Overlay.rendered("production")
                .all("ConfigMap")
                .filter(it -> it.at("/metadata/labels/grafana_dashboard").asString("").equals("1"))
                .flatMap(it -> it.at("/data").propertyNames().stream()))
        .containsExactlyInAnyOrderElementsOf(
            dashboards().keySet().stream().map(name -> name + ".json").toList());
  }

  private static Stream<String> expressions(JsonNode dashboard) {
    return Pods.each(dashboard.path("panels"))
        .flatMap(panel -> Pods.each(panel.path("targets")))
        .map(target -> target.path("expr").asString());
  }

  private static Map<String, JsonNode> dashboards() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      Map<String, JsonNode> dashboards = new TreeMap<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
        dashboards.put(
            file.getFileName().toString().replace(".json", ""),
            Manifest.in(Files.readString(file)).getFirst().content());
      }
      return dashboards;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
