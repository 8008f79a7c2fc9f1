package city.participation.benchmarks;

import java.io.IOException;
import java.util.stream.LongStream;

/** How long after an accreditation was answered a member of the partner may endorse an idea. */
final class AccreditationDelay {

  private static final int PARTNERS = 100;
  private static final int GOAL_MILLIS = 1_000;

  private final Suite suite;
  private final int firstFree;
  private final Report report;

  AccreditationDelay(Suite suite, Settings settings, Report report) {
    this.suite = suite;
    this.firstFree = settings.manyPartners();
    this.report = report;
  }

  void measure() throws IOException {
    var partners = new Partners(suite);
    var ideas = new Ideas(suite);
    var nanos = LongStream.builder();
    try (var connection = new Connection(suite.port())) {
      var idea = ideas.publish(connection, "demo-participant-1", 1);
      for (int i = 0; i < PARTNERS; i++) {
        var partner = partners.accredit(connection, firstFree + i);
        long answered = System.nanoTime();
        var endorsement =
            Request.json(
                "PUT", "/api/ideas/" + idea + "/endorsements/" + partner, partners.member(), "");
        while (connection.exchange(endorsement).status() != 200) {
          if (System.nanoTime() - answered > 60_000_000_000L) {
            throw new IOException("nobody may endorse for the partner after a minute");
          }
        }
        nanos.add(System.nanoTime() - answered);
      }
    }
    var delays = new Latencies(nanos.build());
    report.fact("accredited → may endorse: p50", delays.percentile(50), "ms");
    report.atMost("accredited → may endorse: p99", GOAL_MILLIS, delays.percentile(99), "ms");
  }
}
