package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What a second start finds of the first. It runs beside the other tests, because it waits for two
 * minutes until events of the sample are over.
 */
@Execution(ExecutionMode.CONCURRENT)
class RestartIT {

  @Test
  void endsAllOnCtrlCThenFindsItsDataAgainAndEndsWithAService(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeThat(RunningSuite.canLaunchInForeground()).isTrue();
    var data = folder.resolve("data");
    int port = RunningSuite.freePort();
    String idea;
    String token;
    Map<String, Integer> there;
    try (var first = RunningSuite.launchInForeground(data, port).awaitReady()) {
      assertThat(first.terminal()).contains("sample content is loaded");
      var api = new Api(first);
      idea = api.publish(api.submit("demo-participant-1", "Bleibt über Nacht"));
      token = api.token("demo-participant-1");
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> Inboxes.about(api, "demo-participant-1", idea).size() == 1);
      there = counts(first);
      assertThat(there.get("SUBMITTED")).isPositive();
      assertThat(there.get("PUBLISHED")).isGreaterThan(1);
      assertThat(there.get("REJECTED")).isPositive();
      assertThatPartnersOfAllSectorsAreThere(api);
      assertThat(Pages.all(api, null, "/api/events"))
          .as("one that a partner holds with the city")
          .anySatisfy(it -> {
            var event = api.get(null, "/api/events/" + it.required("id").asString()).expect(200);
            assertThat(event.json().required("coHosts").path(0).path("standing").asBoolean(false))
                .isTrue();
          });

      try (var second = RunningSuite.launch(data, RunningSuite.freePort())) {
        assertThat(second.awaitEnd()).isEqualTo(1);
        assertThat(second.terminal()).contains("already runs on the data folder");
      }

      var family = first.family();
      assertThat(family).hasSizeGreaterThan(5);
      first.interruptGroup();
      assertThat(first.awaitEnd()).isEqualTo(130);
      assertThat(family).noneMatch(ProcessHandle::isAlive);
      assertThat(first.terminal())
          .contains("stopped: nothing is left running")
          .doesNotContain("ended with exit code");
    }

    try (var again = RunningSuite.launch(data, port).awaitReady()) {
      var api = new Api(again);
      assertThat(api.get(null, "/api/ideas/" + idea).expect(200).json().required("title"))
          .hasToString("\"Bleibt über Nacht\"");
      assertThat(Inboxes.about(api, "demo-participant-1", idea)).hasSize(1);
      assertThat(counts(again)).as("sample content is loaded once").isEqualTo(there);
      assertThat(
              api.send(
                      api.request(null, "/api/notifications")
                          .header("Authorization", "Bearer " + token)
                          .GET())
                  .status())
          .as("a token of the first run")
          .isEqualTo(200);
      assertThatPastEventsAreDocumented(api);

      endsAllWhenAServiceDies(again, data.resolve("logs/partners-service.log"));
    }
  }

  /** As everybody sees them; some take part in a programme and endorse ideas. */
  private static void assertThatPartnersOfAllSectorsAreThere(Api api) {
    var balance = api.get(null, "/api/partners/directory/balance").expect(200).json();
    assertThat(balance.required("sectors"))
        .hasSize(4)
        .allSatisfy(it -> assertThat(it.required("partners").asLong()).isPositive());
    var programme =
        api.get(null, "/api/programmes").expect(200).json().required("items").get(0).required("id");
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() ->
            assertThat(
                    api.get(
                            null,
                            "/api/partners/directory/balance?programme=" + programme.asString())
                        .expect(200)
                        .json()
                        .required("total")
                        .asLong())
                .isEqualTo(2));
    var ideas = api.get(null, "/api/ideas?limit=100").expect(200).json().required("items");
    assertThat(ideas)
        .filteredOn(it -> it.required("endorsementCount").asLong() > 0)
        .hasSizeGreaterThan(3);
  }

  /** By whichever run serves when they are over; that of the administration is staff's to see. */
  private static void assertThatPastEventsAreDocumented(Api api) {
    var documented = "/api/events?status=DOCUMENTED&from=2020-01-01T00:00:00Z";
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> Pages.all(api, "demo-staff-1", documented).size() == 2);
    var shown = Pages.all(api, null, documented);
    assertThat(shown).hasSize(1);
    var event = shown.getFirst().required("id").asString();
    var told = api.get(null, "/api/events/" + event).expect(200).json().required("documentation");
    assertThat(told.required("minutesUrl").asString()).startsWith("https://");
    assertThat(told.required("attendance").asInt()).isPositive();
    assertThat(told.required("ideas"))
        .isNotEmpty()
        .allSatisfy(idea ->
            await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                    assertThat(
                            api.get(null, "/api/ideas/" + idea.asString())
                                .expect(200)
                                .json()
                                .required("origin")
                                .asString())
                        .isEqualTo("EVENT")));
  }

  private static void endsAllWhenAServiceDies(RunningSuite suite, Path log) throws IOException {
    var family = suite.family();
    var victim = family.stream().filter(LifecycleIT::isAService).findFirst().orElseThrow();
    assertThat(victim.destroyForcibly()).isTrue();

    assertThat(suite.awaitEnd()).isEqualTo(1);
    assertThat(family).noneMatch(ProcessHandle::isAlive);
    assertThat(suite.terminal())
        .contains("partners-service ended with exit code 137")
        .contains(Files.readAllLines(log).getLast())
        .contains(log.toString())
        .contains("stopped: nothing is left running");
  }

  private static Map<String, Integer> counts(RunningSuite suite) {
    var api = new Api(suite);
    var counts = new HashMap<String, Integer>();
    for (var idea : Ideas.all(api)) {
      counts.merge(idea.required("status").asString(), 1, Integer::sum);
      counts.merge("supports", Ideas.supports(idea), Integer::sum);
    }
    return counts;
  }
}
