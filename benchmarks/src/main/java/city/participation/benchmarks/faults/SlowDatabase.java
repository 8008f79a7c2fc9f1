package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.fleet.Instance;
import city.participation.benchmarks.faults.fleet.Service;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Each answer of the owner's database takes two seconds longer. */
final class SlowDatabase implements Scenario {

  private static final Duration DELAY = Duration.ofSeconds(2);
  private static final Duration LENGTH = Duration.ofSeconds(10);

  @Override
  public List<Row> play(Stage stage) throws Exception {
    var instances = stage.fleet().instances(Service.IDEAS);
    Tally tally;
    boolean alive = true;
    try (var crowd = stage.crowd(stage.settings().writesPerSecond() / 2)) {
      tally = crowd.tally();
      Thread.sleep(Duration.ofSeconds(2));
      instances.forEach(instance -> instance.toDatabase().slow(DELAY));
      Thread.sleep(LENGTH);
      for (var instance : instances) {
        alive &= isAlive(instance.managementPort());
      }
      mend(instances);
      crowd.finish();
    } finally {
      mend(instances);
    }
    var findings = stage.findings();
    return List.of(
        Row.of(
                "Fault 10: slow database",
                "%d s more for each answer, for %d s"
                    .formatted(DELAY.toSeconds(), LENGTH.toSeconds()),
                "%d attempts, not 2xx: %s; liveness %s; %s"
                    .formatted(
                        tally.attempts(),
                        tally.refusals(),
                        alive ? "stayed up" : "WENT DOWN",
                        findings.drained()),
                findings.violations())
            .and(tally.p99() >= DELAY.toMillis() || tally.notAccepted() > 0, "nobody noticed")
            .and(alive, "liveness depends on the database"));
  }

  private static void mend(List<Instance> instances) {
    instances.forEach(instance -> instance.toDatabase().mend());
  }

  private static boolean isAlive(int managementPort) throws IOException {
    var url =
        URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/liveness").toURL();
    var connection = (HttpURLConnection) url.openConnection();
    connection.setReadTimeout(5000);
    try {
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
