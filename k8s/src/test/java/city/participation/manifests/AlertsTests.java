package city.participation.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The alerts; whether they fire when they should is tested by {@code .ci/alerts}. */
class AlertsTests {

  private static final Path ALERTS = Manifest.FOLDER.resolve("components/alerts");

  @Test
  void saysTheSameInBothForms() {
    assertThat(Manifest.in(ALERTS.resolve("prometheus-rule.yaml")).getFirst().at("/spec"))
        .as("prometheus-rule.yaml's spec and rules.yaml")
        .isEqualTo(Manifest.in(ALERTS.resolve("rules.yaml")).getFirst().content());
  }

  @Test
  void hasACaseForAndAgainstEachAlert() {
    Set<String> silent = new HashSet<>();
    Set<String> speaking = new HashSet<>();
    Manifest.in(ALERTS.resolve("rules.test.yaml"))
        .getFirst()
        .each("/tests")
        .flatMap(test -> Pods.each(test.path("alert_rule_test")))
        .forEach(test ->
            (test.path("exp_alerts").isEmpty() ? silent : speaking)
                .add(test.path("alertname").asString()));

    Set<String> alerts =
        alerts().stream().map(it -> it.path("alert").asString()).collect(Collectors.toSet());
    assertThat(speaking).isEqualTo(alerts);
    assertThat(silent).isEqualTo(alerts);
  }

  @Test
  void leadsFromEachAlertToWhatCanBeDone() throws IOException {
    Set<String> anchors;
    try (var lines = Files.lines(Manifest.FOLDER.resolveSibling("docs").resolve("operations.md"))) {
      anchors =
          lines
              .filter(line -> line.startsWith("#"))
              .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
              .map(title -> title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
              .collect(Collectors.toSet());
    }
    assertThat(alerts())
        .allSatisfy(alert -> {
          String runbook = alert.at("/annotations/runbook").asString();
          assertThat(runbook).startsWith("docs/operations.md#");
          assertThat(anchors).contains(runbook.substring(runbook.indexOf('#') + 1));
          assertThat(alert.at("/labels/severity").asString()).isIn("critical", "warning");
        });
  }

  private static List<JsonNode> alerts() {
    List<JsonNode> alerts =
        Manifest.in(ALERTS.resolve("rules.yaml"))
            .getFirst()
            .each("/groups")
            .flatMap(group -> Pods.each(group.path("rules")))
            .toList();
    assertThat(alerts).hasSizeGreaterThan(10);
    return alerts;
  }
}
