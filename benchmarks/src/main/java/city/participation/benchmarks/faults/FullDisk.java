package city.participation.benchmarks.faults;

import java.time.Duration;
import java.util.List;

/**
 * The databases' files cannot grow any more. A limit on the size of files does what a full disk
 * does, and needs no right to mount one.
 */
final class FullDisk implements Scenario {

  private static final Duration LENGTH = Duration.ofSeconds(8);

  @Override
  public List<Row> play(Stage stage) throws Exception {
    var promise = "Fault 9: full disk";
    if (!stage.fleet().canLimitFiles()) {
      Stage.say("SKIPPED: " + promise + ": prlimit (util-linux) is not on this machine");
      return List.of(
          Row.of(promise, "nothing", "SKIPPED: there is no prlimit here", List.of()).notJudged());
    }
    Tally tally;
    int readable;
    try (var crowd = stage.crowd(stage.settings().writesPerSecond() / 2)) {
      tally = crowd.tally();
      Thread.sleep(Duration.ofSeconds(2));
      stage.fleet().limitFiles();
      Thread.sleep(LENGTH);
      readable = stage.api().get(null, "/api/ideas?limit=20").status();
      // Like the real one, a server that could not write its journal does not go on by itself.
      stage.fleet().killDatabases();
      stage.fleet().startDatabases();
      crowd.finish();
    }
    var findings = stage.findings();
    return List.of(
        Row.of(
                promise,
                "no database file may grow for %d s, then room and a restart of the server"
                    .formatted(LENGTH.toSeconds()),
                "%d attempts, not 2xx: %s; a read meanwhile %d; %s"
                    .formatted(tally.attempts(), tally.refusals(), readable, findings.drained()),
                findings.violations())
            .and(tally.notAccepted() > 0, "nobody noticed, so the disk was not full"));
  }
}
