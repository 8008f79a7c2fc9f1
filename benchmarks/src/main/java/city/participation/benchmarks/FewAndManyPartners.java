package city.participation.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The public directory, short and long: two suites, asked in turn. */
final class FewAndManyPartners {

  private static final double GOAL = 1.5;
  private static final int ROUNDS = 5;

  /** Below what the machine can do: a list that waits for its turn says nothing of its length. */
  private static final int CONNECTIONS = 2;

  private final Path root;
  private final Settings settings;
  private final Report report;

  FewAndManyPartners(Path root, Settings settings, Report report) {
    this.root = root;
    this.settings = settings;
    this.report = report;
  }

  void compare(Path folder) throws IOException, InterruptedException {
    var fewData = folder.resolve("few-partners");
    var manyData = folder.resolve("many-partners");
    try (var few = Suite.launch(root, fewData)) {
      few.awaitReady(fewData);
      try (var many = Suite.launch(root, manyData)) {
        many.awaitReady(manyData);
        new Partners(few).accreditUpTo(settings.fewPartners());
        new Partners(many).accreditUpTo(settings.manyPartners());
        few.awaitPartnersBacklog(0);
        many.awaitPartnersBacklog(0);
        compare(few, many);
      }
    }
  }

  private void compare(Suite few, Suite many) throws InterruptedException {
    var fewName = name(settings.fewPartners());
    var manyName = name(settings.manyPartners());
    new Load(few.port(), CONNECTIONS).run(settings.shortWarmUp(), Partners::directory);
    new Load(many.port(), CONNECTIONS).run(settings.shortWarmUp(), Partners::directory);
    var others = OtherWork.watch();
    var rounds = new Rounds();
    for (int round = 0; round < ROUNDS; round++) {
      measure(few, fewName, rounds);
      measure(many, manyName, rounds);
    }
    for (var name : new String[] {fewName, manyName}) {
      report.fact(name + ": p50", rounds.median(name + " p50"), "ms");
      report.fact(name + ": p99", rounds.median(name + " p99"), "ms");
    }
    report.atMost(
        "directory, many partners ÷ few partners: p99",
        GOAL,
        rounds.median(manyName + " p99") / rounds.median(fewName + " p99"),
        "");
    others.report("directory", report);
    report.note(
        "directory: medians of %d rounds of %d s each, in turn, with %d connections, of two suites"
                .formatted(ROUNDS, settings.round().toSeconds(), CONNECTIONS)
            + " on one machine; each partner was applied for, reviewed and accredited through the"
            + " API");
  }

  private void measure(Suite suite, String name, Rounds rounds) throws InterruptedException {
    var result = new Load(suite.port(), CONNECTIONS).run(settings.round(), Partners::directory);
    report.notGood(name, result);
    rounds.add(name + " p50", result.latencies().percentile(50));
    rounds.add(name + " p99", result.latencies().percentile(99));
  }

  private static String name(int partners) {
    return String.format(Locale.ROOT, "directory of %,d partners", partners);
  }
}
