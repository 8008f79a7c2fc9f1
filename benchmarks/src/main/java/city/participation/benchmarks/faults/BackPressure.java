package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.fleet.Service;
import java.time.Duration;
import java.util.List;

/** With the broker away for long, what is unsent must not grow without end. */
final class BackPressure implements Scenario {

  private static final int LIMIT = 300;

  /** Each of two instances counts now and then, and may admit some in between. */
  private static final int AT_THE_MOST = 2 * LIMIT;

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
    long unsent;
    boolean readable;
    double p99;
    try (var crowd = stage.crowd(stage.settings().writesPerSecond())) {
      refused = Stage.await(PATIENCE, () -> crowd.tally().politeRefusals() > 0);
      // Those who go on asking must not fill it after all.
      Thread.sleep(Duration.ofSeconds(10));
      unsent = stage.observer().unsent();
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
                "%d accepted, %d unsent 10 s later, not 2xx: %s; reads %s; P99 of the admitted %.0f ms; %s"
                    .formatted(
                        tally.accepted(),
                        unsent,
                        tally.refusals(),
                        readable ? "went on" : "FAILED",
                        p99,
                        findings.drained()),
                findings.violations())
            .and(refused, "no 503 with Retry-After")
            .and(unsent >= LIMIT, "refused for another reason than the limit")
            .and(unsent <= AT_THE_MOST, "more than twice the limit")
            .and(readable, "reads were refused too"));
  }
}
