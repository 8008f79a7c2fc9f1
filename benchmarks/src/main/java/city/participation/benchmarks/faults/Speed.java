package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.history.Aftermath.Application;
import city.participation.benchmarks.faults.history.Entry.Act;
import city.participation.benchmarks.faults.history.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes and reads without a fault. */
final class Speed implements Scenario {

  static final int READS_A_WRITE = 4;
  private static final double WRITE_GOAL = 150;
  private static final double VISIBLE_GOAL = 1000;

  @Override
  public List<Row> play(Stage stage) throws Exception {
    if (!stage.settings().isShort()) {
      stage.warmUp();
    }
    int before = Operation.in(stage.history().entries()).size();
    int perSecond = stage.settings().writesPerSecond();
    Tally reads;
    Tally writes;
    // Steps of the log are dated by the wall clock, those of the wire by the other.
    long wallMinusSteady = System.currentTimeMillis() - System.nanoTime() / 1_000_000;
    try (var crowd = stage.crowd(perSecond)) {
      writes = crowd.tally();
      try (var readers = Readers.start(stage.api(), perSecond * READS_A_WRITE)) {
        reads = readers.tally();
        Thread.sleep(stage.settings().measurement());
      }
      crowd.finish();
    }
    var findings = stage.findings();
    var applications = findings.settled().aftermath().applications();
    double visible =
        applications == null ? Double.NaN : visible(stage, before, applications, wallMinusSteady);
    var row =
        Row.of(
            "3 Fast",
            "%d writes/s and %d reads/s for %d s, no fault"
                .formatted(
                    perSecond,
                    perSecond * READS_A_WRITE,
                    stage.settings().measurement().toSeconds()),
            String.format(
                Locale.ROOT,
                "P99 of writes %.0f ms (goal 150), published → applied %.0f ms (goal 1000), of reads"
                    + " %.0f ms; not 2xx: %s%s",
                writes.p99(),
                visible,
                reads.p99(),
                writes.refusals(),
                stage.settings().isShort() ? "; too short to judge the figures" : ""),
            findings.violations());
    return List.of(
        stage.settings().isShort()
            ? row.notJudged()
            : row.and(writes.p99() <= WRITE_GOAL, "writes are slower than 150 ms")
                .and(visible <= VISIBLE_GOAL, "messages take longer than a second"));
  }

  /** From the answer to a publication until the consumer had its message, the second. */
  private static double visible(
      Stage stage, int before, List<Application> applications, long wallMinusSteady) {
    Map<String, Long> applied = new HashMap<>();
    for (var application : applications) {
      if (application.sequence() == 2) {
        applied.putIfAbsent(application.idea(), application.done() / 1_000_000 + wallMinusSteady);
      }
    }
    var delays =
        Operation.in(stage.history().entries()).stream()
            .skip(before)
            .filter(each -> each.intent().act() == Act.PUBLISH && !each.accepted().isEmpty())
            .filter(each -> applied.containsKey(each.intent().idea()))
            .mapToLong(each ->
                Math.max(
                    0,
                    applied.getOrDefault(each.intent().idea(), 0L)
                        - each.accepted().getFirst().at()))
            .sorted()
            .toArray();
    return Tally.percentile(delays, 0.99);
  }
}
