package city.participation.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A public list, short and long: two suites, asked in turn. */
final class FewAndMany {

  private static final double GOAL = 1.5;
  private static final int ROUNDS = 5;

  /** Below what the machine can do: a list that waits for its turn says nothing of its length. */
  private static final int CONNECTIONS = 2;

  private final Path root;
  private final Settings settings;
  private final Report report;

  FewAndMany(Path root, Settings settings, Report report) {
    this.root = root;
    this.settings = settings;
    this.report = report;
  }

  /** Makes so many and waits until all of them are told. */
  interface Filling {
    void fill(Suite suite, int count) throws IOException, InterruptedException;
  }

  /** What else is measured in a suite that has many. */
  interface Further {
    void measure(Suite suite) throws IOException, InterruptedException;
  }

  /**
   * A list.
   *
   * @param name for example {@code directory}
   * @param items what stands in it, for example {@code partners}
   * @param path of its first page
   * @param made how its items come to be
   */
  record Listing(
      String name, String items, String path, int few, int many, Filling filling, String made) {

    private String of(int count) {
      return String.format(Locale.ROOT, "%s of %,d %s", name, count, items);
    }
  }

  void compare(Path folder, Listing listing, Further further)
      throws IOException, InterruptedException {
    var fewData = folder.resolve("few-" + listing.items());
    var manyData = folder.resolve("many-" + listing.items());
    try (var few = Suite.launch(root, fewData)) {
      few.awaitReady(fewData);
      try (var many = Suite.launch(root, manyData)) {
        many.awaitReady(manyData);
        listing.filling().fill(few, listing.few());
        listing.filling().fill(many, listing.many());
        compare(few, many, listing);
        further.measure(many);
      }
    }
  }

  private void compare(Suite few, Suite many, Listing listing) throws InterruptedException {
    var request = Request.get(listing.path());
    var fewName = listing.of(listing.few());
    var manyName = listing.of(listing.many());
    new Load(few.port(), CONNECTIONS).run(settings.warmUp(), () -> request);
    new Load(many.port(), CONNECTIONS).run(settings.warmUp(), () -> request);
    var others = OtherWork.watch();
    var rounds = new Rounds();
    for (int round = 0; round < ROUNDS; round++) {
      measure(few, fewName, request, rounds);
      measure(many, manyName, request, rounds);
    }
    for (var name : new String[] {fewName, manyName}) {
      report.fact(name + ": p50", rounds.median(name + " p50"), "ms");
      report.fact(name + ": p99", rounds.median(name + " p99"), "ms");
    }
    report.atMost(
        "%s, many %s ÷ few %s: p99".formatted(listing.name(), listing.items(), listing.items()),
        GOAL,
        rounds.median(manyName + " p99") / rounds.median(fewName + " p99"),
        "");
    others.report(listing.name(), report);
    report.note(
        "%s: medians of %d rounds of %d s each, in turn, with %d connections, of two suites on one machine; %s"
            .formatted(
                listing.name(), ROUNDS, settings.round().toSeconds(), CONNECTIONS, listing.made()));
  }

  private void measure(Suite suite, String name, Request request, Rounds rounds)
      throws InterruptedException {
    var result = new Load(suite.port(), CONNECTIONS).run(settings.round(), () -> request);
    report.notGood(name, result);
    rounds.add(name + " p50", result.latencies().percentile(50));
    rounds.add(name + " p99", result.latencies().percentile(99));
  }
}
