package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.fleet.Service;
import java.time.Duration;
import java.util.List;

/** With the broker away for long, what is unsent must not grow without end. */
final class BackPressure implements Scenario {

  private static final int LIMIT = 300;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Override
  public List<Row> play(Stage stage) throws Exception {
    stage
        .fleet()
        .configure(Service.IDEAS, "participation.messaging.outbox.max-backlog=" + LIMIT + "\n");
    stage.restart(Service.IDEAS);
    stage.fleet().broker().stop();
    Tally tally;
    boolean refused;
    boolean readable;
    double p99;
    try (var crowd = stage.crowd(stage.settings().writesPerSecond())) {
      refused = Stage.await(PATIENCE, () -> crowd.tally().politeRefusals() > 0);
      p99 = crowd.tally().p99();
      readable = stage.api().get(null, "/api/ideas?limit=20").status() == 200;
      stage.fleet().broker().start();
      crowd.finish();
      tally = crowd.tally();
    }
    var findings = stage.findings();
    stage.fleet().configure(Service.IDEAS, "");
    stage.restart(Service.IDEAS);
    return List.of(
        Row.of(
                "5 Back-pressure",
                "limit of %d unsent messages, broker away until it was reached".formatted(LIMIT),
                "%d accepted, not 2xx: %s; reads %s; P99 of the admitted %.0f ms; %s"
                    .formatted(
                        tally.accepted(),
                        tally.refusals(),
                        readable ? "went on" : "FAILED",
                        p99,
                        findings.drained()),
                findings.violations())
            .and(refused, "no 503 with Retry-After")
            .and(readable, "reads were refused too"));
  }
}
