package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at the terminal sees of starting and stopping. */
class LifecycleIT {

  @Test
  void aSecondStartFindsTheDataOfTheFirstAndNothingIsLeftRunning(@TempDir Path folder) {
    var data = folder.resolve("data");
    int port = RunningSuite.freePort();
    String idea;
    String token;
    try (var first = RunningSuite.launch(data, port, "--empty").awaitReady()) {
      var api = new Api(first);
      idea = api.publish(api.submit("demo-participant-1", "Bleibt über Nacht"));
      token = api.token("demo-participant-1");
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> Inboxes.about(api, "demo-participant-1", idea).size() == 1);

      var second = RunningSuite.launch(data, RunningSuite.freePort(), "--empty");
      assertThat(second.awaitEnd()).isEqualTo(1);
      assertThat(second.terminal()).contains("already runs on the data folder");

      var family = first.family();
      assertThat(family).hasSizeGreaterThan(5);
      first.signal("-TERM");
      first.awaitEnd();
      assertThat(family).noneMatch(ProcessHandle::isAlive);
      assertThat(first.terminal()).contains("stopped: nothing is left running");
    }

    try (var again = RunningSuite.launch(data, port, "--empty").awaitReady()) {
      var api = new Api(again);
      assertThat(api.get(null, "/api/ideas/" + idea).expect(200).json().required("title"))
          .hasToString("\"Bleibt über Nacht\"");
      assertThat(Inboxes.about(api, "demo-participant-1", idea)).hasSize(1);
      assertThat(
              api.send(
                      api.request(null, "/api/notifications")
                          .header("Authorization", "Bearer " + token)
                          .GET())
                  .status())
          .as("a token of the first run")
          .isEqualTo(200);

      var family = again.family();
      again.signal("-KILL");
      again.awaitEnd();
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
    }
  }

  @Test
  void saysWhichPortIsTakenAndWhoNeedsIt(@TempDir Path folder) throws IOException {
    int port = RunningSuite.freePort();
    try (var other = new ServerSocket(port + 2, 1, InetAddress.getLoopbackAddress())) {
      var suite = RunningSuite.launch(folder.resolve("data"), port, "--empty");

      assertThat(suite.awaitEnd()).isEqualTo(1);
      assertThat(suite.terminal())
          .contains("port " + other.getLocalPort() + ", needed by partners-service")
          .contains("--port");
    }
  }

  @Test
  void saysWhichServiceEndedAndWhy(@TempDir Path folder) throws IOException {
    var data = Files.createDirectories(folder.resolve("data"));
    int port = RunningSuite.freePort();
    var suite =
        RunningSuite.launchWith(
            Map.of("PARTICIPATION_GATEWAY_LIMITS_READS_BURST", "none"), data, port, "--empty");

    assertThat(suite.awaitEnd()).isEqualTo(1);
    assertThat(suite.terminal())
        .contains("gateway ended with exit code 1")
        .contains(data.resolve("logs/gateway.log").toString());
  }

  @Test
  void saysThatAJdk25IsMissing(@TempDir Path folder) throws IOException, InterruptedException {
    var script =
        """
        is_jdk25() { return 1; }
        find_jdk25() { :; }
        require_jdk25
        """;
    var library = RunningSuite.ROOT.resolve("quickstart/jdk.sh");
    var shell = Shell.run(folder, "/bin/sh", "-c", ". " + library + "\n" + script);

    assertThat(shell.exit()).isEqualTo(1);
    assertThat(shell.output()).contains("JDK 25").contains("JAVA25_HOME");
  }

  @Test
  void explainsItsOptions(@TempDir Path folder) throws IOException, InterruptedException {
    var start = RunningSuite.ROOT.resolve("start").toString();

    assertThat(Shell.run(folder, start, "--help").output())
        .contains(List.of("--empty", "--data", "--port"));
    var mistaken = Shell.run(folder, start, "--no-build", "--prot", "1");
    assertThat(mistaken.exit()).isEqualTo(2);
    assertThat(mistaken.output()).contains("--prot");
  }
}
