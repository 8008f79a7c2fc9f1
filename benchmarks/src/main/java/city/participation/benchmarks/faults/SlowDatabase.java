package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.fleet.Instance;
import city.participation.benchmarks.faults.fleet.Service;
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
        alive &= instance.isLive();
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
}
