package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.systemtests.Expressions.Series;
import city.participation.systemtests.RunningSuite.Member;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts and dashboards ask only for what the processes export. */
class MetricsIT {

  private static final String AUTHOR = "demo-participant-1";

  /** Given by whoever collects the metrics. */
  private static final Set<String> OF_THE_COLLECTOR = Set.of("instance");

  /** Count messages of a version that does not exist yet; their services' tests see them. */
  private static final Set<String> NOT_YET =
      Set.of(
          "notifications_messages_unread_total",
          "partners_messages_unread_total",
          "ideas_messages_unread_total",
          "events_messages_unread_total");

  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)\\{([^}]*)} ");

  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** A line of what a process exports. */
  private record Sample(String metric, Map<String, String> labels) {}

  @Test
  void areWhatTheProcessesExport(@TempDir Path folder) {
    // Mail is on, though no server answers, because its metrics are only there when it is.
    var settings = Map.of("SPRING_MAIL_HOST", "127.0.0.1", "SPRING_MAIL_PORT", "1");
    try (var suite =
        RunningSuite.launchWith(
                settings, folder.resolve("data"), RunningSuite.freePort(), "--empty")
            .awaitReady()) {
      var api = new Api(suite);
      api.publish(api.submit(AUTHOR, "Gemessen wird viel"));
      api.get(null, "/api/partners");
      api.get(null, "/api/programmes");
      api.get(AUTHOR, "/api/notifications").expect(200);
      List<Series> asked = Expressions.all().stream().filter(it -> !isForLater(it)).toList();
      assertThat(asked).hasSizeGreaterThan(100);

      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(() -> {
            // Collections, and so what is measured after them, come with work.
            api.get(null, "/api/ideas");
            Set<Sample> exported = exported(suite, api);
            assertThat(asked.stream().filter(series -> !isIn(exported, series)))
                .as("asked for, but not exported")
                .isEmpty();
          });
    }
  }

  @Test
  void readsExpressionsRightly() {
    assertThat(
            Expressions.series(
                "sum by (service) (rate(a_total{service=\"x\",status=~\"5..\"}[5m])) / max(b) > 0.5"
                    + " or absent(c{d!=\"e\"})"))
        .extracting(Series::metric)
        .containsExactly("a_total", "b", "c");
    assertThat(Expressions.series("rate(a_total{service=\"x\",uri!~\".*y.*\"}[$__rate_interval])"))
        .extracting(Series::labels)
        .containsExactly(Map.of("service", "x", "uri", ".*y.*"));
  }

  private static boolean isForLater(Series asked) {
    return NOT_YET.contains(asked.metric());
  }

  /** Of the service that is asked for, and with all labels by which series are chosen. */
  private static boolean isIn(Set<Sample> exported, Series asked) {
    return exported.stream()
        .filter(sample -> sample.metric().equals(asked.metric()))
        .anyMatch(sample ->
            asked.labels().entrySet().stream()
                .allMatch(label ->
                    OF_THE_COLLECTOR.contains(label.getKey())
                        || (sample.labels().containsKey(label.getKey())
                            && (!label.getKey().equals("service")
                                || sample.labels().get("service").equals(label.getValue())))));
  }

  private static Set<Sample> exported(RunningSuite suite, Api api) {
    Set<Sample> samples = new HashSet<>();
    for (Member member : Member.values()) {
      String text =
          api.send(
                  HttpRequest.newBuilder(suite.management(member).resolve("/actuator/prometheus"))
                      .GET())
              .expect(200)
              .body();
      Matcher line = SAMPLE.matcher(text);
      while (line.find()) {
        samples.add(new Sample(line.group(1), labels(line.group(2))));
      }
    }
    assertThat(
            samples.stream()
                .map(sample -> sample.labels().get("service"))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrder("gateway", "ideas", "partners", "events", "notifications");
    return samples;
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new HashMap<>();
    Matcher label = LABEL.matcher(text);
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return labels;
  }
}
