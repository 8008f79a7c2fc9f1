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

  /** While it starts, because then there is most to forget. */
  @Test
  void leavesNothingBehindWhenItIsKilledOrItsOrdersEnd(@TempDir Path folder) {
    try (var killed = RunningSuite.launch(folder.resolve("killed"), RunningSuite.freePort())) {
      var family = familyOnceAServiceStarts(killed);
      killed.signal("-KILL");
      killed.awaitEnd();
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
    }
    try (var told = RunningSuite.launch(folder.resolve("told"), RunningSuite.freePort())) {
      var family = familyOnceAServiceStarts(told);
      told.closeOrders();
      assertThat(told.awaitEnd()).isZero();
      assertThat(family).noneMatch(ProcessHandle::isAlive);
    }
  }

  private static List<ProcessHandle> familyOnceAServiceStarts(RunningSuite suite) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> suite.family().stream().anyMatch(LifecycleIT::isAService));
    return suite.family();
  }

  static boolean isAService(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("partners-service.jar");
  }

  @Test
  void saysWhichPortIsTakenAndWhoNeedsIt(@TempDir Path folder) throws IOException {
    int port = RunningSuite.freePort();
    try (var other = new ServerSocket(port + 2, 1, InetAddress.getLoopbackAddress());
        var suite = RunningSuite.launch(folder.resolve("data"), port, "--empty")) {
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
    var wrong = Map.of("PARTICIPATION_GATEWAY_LIMITS_READS_BURST", "none");
    try (var suite = RunningSuite.launchWith(wrong, data, port, "--empty")) {
      assertThat(suite.awaitEnd()).isEqualTo(1);
      assertThat(suite.terminal())
          .contains("gateway ended with exit code 1")
          .contains(data.resolve("logs/gateway.log").toString());
    }
  }

  @Test
  void explainsItsOptions(@TempDir Path folder) throws IOException, InterruptedException {
    assertThat(Shell.run(folder, RunningSuite.START, "--help").output())
        .contains(List.of("--empty", "--data", "--port"));
    var mistaken = Shell.run(folder, RunningSuite.START, "--no-build", "--prot", "1");
    assertThat(mistaken.exit()).isEqualTo(2);
    assertThat(mistaken.output()).contains("--prot");
  }
}
