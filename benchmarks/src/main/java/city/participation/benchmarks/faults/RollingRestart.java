package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.fleet.Service;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A deployment: one instance after the other goes and comes back while people write. */
final class RollingRestart implements Scenario {

  private static final Duration READY_WITHIN = Duration.ofSeconds(30);

  @Override
  public List<Row> play(Stage stage) throws Exception {
    var services =
        stage.settings().isShort()
            ? List.of(Service.NOTIFICATIONS, Service.IDEAS, Service.GATEWAY)
            : List.of(Service.values()).reversed();
    Tally tally;
    var longest = Duration.ZERO;
    boolean graceful = true;
    try (var crowd = stage.crowd(stage.settings().writesPerSecond() / 2)) {
      tally = crowd.tally();
      Thread.sleep(Duration.ofSeconds(2));
      for (var service : services) {
        var restarted = stage.restart(service);
        graceful &= restarted.graceful();
        longest = longest.compareTo(restarted.longest()) > 0 ? longest : restarted.longest();
      }
      crowd.finish();
    }
    var findings = stage.findings();
    return List.of(
        Row.of(
                "12 Deployments are silent",
                "rolling restart of two instances each of "
                    + String.join(", ", services.stream().map(Service::word).toList()),
                String.format(
                    Locale.ROOT,
                    "%d writes, not 2xx: %s; ready after %.1f s at the most; %s",
                    tally.attempts(),
                    tally.refusals(),
                    longest.toMillis() / 1000.0,
                    findings.drained()),
                findings.violations())
            .and(tally.accepted() > 0, "nobody wrote")
            .and(tally.notAccepted() == 0, "writers noticed")
            .and(graceful, "an instance had to be killed")
            .and(longest.compareTo(READY_WITHIN) <= 0, "not ready within 30 s"));
  }
}
