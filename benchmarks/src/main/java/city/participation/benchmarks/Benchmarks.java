package city.participation.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.function.LongFunction;

/** Measures a suite of its own on this machine; {@code benchmarks/run} builds and calls it. */
public final class Benchmarks {

  private static final int CONNECTIONS = 32;
  private static final int STARTS = 3;

  private final Path root;
  private final Settings settings;
  private final Report report = new Report();

  private Benchmarks(Path root, Settings settings) {
    this.root = root;
    this.settings = settings;
  }

  /**
   * Writes {@code benchmarks/RESULTS.md}.
   *
   * @param arguments the root of the repository; {@code --ideas N} ideas in the large store; {@code
   *     --seconds N} of each measurement; {@code --warm-up N} seconds
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = Settings.parse(arguments);
    new Benchmarks(Path.of(arguments[0]).toAbsolutePath().normalize(), settings).run();
  }

  private void run() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("benchmarks");
    System.out.println("data and logs, kept if this fails: " + folder);
    measureStart(folder);
    try (var suite = Suite.launch(root, folder.resolve("load"))) {
      suite.awaitFirstGoodAnswer();
      suite.awaitReady(folder.resolve("load"));
      measureLoad(suite);
    }
    Jars.report(root, report);
    report.note(
        "%d connections, %d s of warm-up, %d s a measurement; the load generator is a process of"
                .formatted(CONNECTIONS, settings.warmUp().toSeconds(), settings.time().toSeconds())
            + " its own on the same machine; the gateway's limiter is on, with generous limits");
    report.write(root.resolve("benchmarks/RESULTS.md"));
    delete(folder);
  }

  private void measureStart(Path folder) throws IOException, InterruptedException {
    double wall = Double.MAX_VALUE;
    double cpu = Double.MAX_VALUE;
    for (int start = 0; start < STARTS; start++) {
      long begin = System.nanoTime();
      try (var suite = Suite.launch(root, folder.resolve("start"))) {
        suite.awaitFirstGoodAnswer();
        wall = Math.min(wall, (System.nanoTime() - begin) / 1e9);
        cpu = Math.min(cpu, suite.usage().cpuSeconds());
      }
    }
    report.atMost("start to first good answer, best of " + STARTS, 20, wall, "s");
    report.atMost("the same, processor time", 30, cpu, "CPU-s");
  }

  private void measureLoad(Suite suite) throws IOException, InterruptedException {
    var ideas = new Ideas(suite);
    ideas.publishUpTo(settings.fewIdeas());
    LongFunction<Request> list = number -> Request.get("/api/ideas?limit=20");
    LongFunction<Request> one =
        number -> {
          var all = ideas.published();
          return Request.get("/api/ideas/" + all.get((int) (number % settings.fewIdeas())));
        };
    warmUp(suite, list, one, ideas);

    double few =
        cpuMillis(suite, "list of 20, %,d ideas".formatted(settings.fewIdeas()), 1.5, list);
    cpuMillis(suite, "one idea", 0.6, one);
    cpuMillis(suite, "submit", 2.5, number -> ideas.submission(1_000_000 + number));
    cpuMillis(suite, "support", 2.0, ideas::support);
    measureErrors(suite, list);
    measureInbox(suite, ideas);
    ideas.publishUpTo(settings.manyIdeas());
    double many =
        cpuMillis(suite, "list of 20, %,d ideas".formatted(settings.manyIdeas()), few * 1.2, list);
    report.atMost("list, many ideas ÷ few ideas", 1.2, many / few, "");
    measureMemory(suite);
  }

  private void warmUp(
      Suite suite, LongFunction<Request> list, LongFunction<Request> one, Ideas ideas)
      throws InterruptedException {
    var load = new Load(suite.port(), CONNECTIONS);
    var quarter = settings.warmUp().dividedBy(4);
    load.run(quarter, list);
    load.run(quarter, one);
    load.run(quarter, number -> ideas.submission(2_000_000 + number));
    // The measured supports come after these, and are new ones.
    load.run(quarter, number -> ideas.support(number % 500));
  }

  private double cpuMillis(Suite suite, String what, double goal, LongFunction<Request> requests)
      throws InterruptedException {
    double suiteBefore = suite.usage().cpuSeconds();
    double machineBefore = Usage.machineCpuSeconds();
    double ownBefore = ownCpuSeconds();
    var result = new Load(suite.port(), CONNECTIONS).run(settings.time(), requests);
    double used = suite.usage().cpuSeconds() - suiteBefore;
    double others =
        Usage.machineCpuSeconds() - machineBefore - used - (ownCpuSeconds() - ownBefore);
    double millis = used * 1000 / result.good();
    report.atMost(what + ": CPU a request", goal, millis, "ms");
    report.fact(what + ": p50", result.latencies().percentile(50), "ms");
    if (what.startsWith("list") || what.startsWith("one")) {
      report.atMost(what + ": p99", 60, result.latencies().percentile(99), "ms");
    } else {
      report.fact(what + ": p99", result.latencies().percentile(99), "ms");
    }
    report.fact(what + ": requests", result.perSecond(), "/s");
    if (result.errors() > 0) {
      report.note(
          "%s: %d errors, the first: %s".formatted(what, result.errors(), result.firstError()));
    }
    double cores = others / settings.time().toSeconds();
    if (cores > 0.15) {
      report.note(
          "%s: other work took %.2f cores meanwhile; repeat on a quiet machine"
              .formatted(what, cores));
    }
    return millis;
  }

  private void measureErrors(Suite suite, LongFunction<Request> list) throws InterruptedException {
    for (int connections : new int[] {32, 64, 128}) {
      var result = new Load(suite.port(), connections).run(settings.time(), list);
      report.atMost(
          "errors at %d connections".formatted(connections), 0, (double) result.errors(), "");
      if (result.refusals() > 0) {
        report.fact(
            "refusals with Retry-After at %d connections".formatted(connections),
            (double) result.refusals(),
            "");
      }
    }
  }

  private void measureInbox(Suite suite, Ideas ideas) throws IOException, InterruptedException {
    var delay = new InboxDelay(suite, ideas).measure(50, settings.time().multipliedBy(2));
    report.atMost("published → inbox at 50 writes/s: p99", 1000, delay.p99Millis(), "ms");
    report.fact("published → inbox at 50 writes/s: p50", delay.medianMillis(), "ms");
    report.atMost("publications of which the author was not told", 0, delay.untold(), "");
  }

  private void measureMemory(Suite suite) {
    double sum = 0;
    for (var process : suite.usage().residentMegabytes().entrySet()) {
      report.atMost(process.getKey() + ": resident after load", 200, process.getValue(), "MB");
      sum += process.getValue();
    }
    report.atMost("all processes: resident after load", 1331, sum, "MB");
  }

  private static double ownCpuSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
