package city.participation.benchmarks.faults;

import java.time.Duration;
import java.util.List;

/** Ideas are taken in though nobody can be told of them. */
final class BrokerAway implements Scenario {

  @Override
  public List<Row> play(Stage stage) throws Exception {
    Tally tally;
    try (var crowd = stage.crowd(stage.settings().writesPerSecond())) {
      tally = crowd.tally();
      Thread.sleep(Duration.ofSeconds(3));
      stage.fleet().broker().stop();
      Thread.sleep(stage.settings().outage());
      crowd.finish();
    }
    long waiting = stage.observer().look().left();
    stage.fleet().broker().start();
    var findings = stage.findings();
    return List.of(
        Row.of(
                "4 Loss of the broker is invisible to writers",
                "%d writes/s, broker away for %d s"
                    .formatted(
                        stage.settings().writesPerSecond(), stage.settings().outage().toSeconds()),
                "%d writes, %d not 2xx at the first try (%s), %d things waiting; %s"
                    .formatted(
                        tally.attempts(),
                        tally.notAccepted(),
                        tally.refusals(),
                        waiting,
                        findings.drained()),
                findings.violations())
            .and(tally.notAccepted() == 0, "writers noticed")
            .and(waiting > 0, "nothing waited, so the broker was not away"));
  }
}
