package city.participation.benchmarks;

import city.participation.benchmarks.Settings.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;

/** Measures a suite of its own on this machine; {@code benchmarks/run} builds and calls it. */
public final class Benchmarks {

  private static final int CONNECTIONS = 32;
  private static final int STARTS = 3;
  private static final Duration RECOVERY = Duration.ofSeconds(5);

  private final Path root;
  private final Settings settings;
  private final Report report = new Report();

  private Benchmarks(Path root, Settings settings) {
    this.root = root;
    this.settings = settings;
  }

  /**
   * Prints what it measures and, when nothing is left out, writes {@code benchmarks/RESULTS.md}.
   *
   * @param arguments the root of the repository; {@code --ideas N} ideas, {@code --partners N}
   *     partners and {@code --events N} events in the large stores; {@code --seconds N} of each
   *     measurement; {@code --warm-up N} seconds before each; {@code --only
   *     ideas|directory|events|peers} leaves out all else
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var settings = Settings.parse(arguments);
    new Benchmarks(Path.of(arguments[0]).toAbsolutePath().normalize(), settings).run();
  }

  private void run() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("benchmarks");
    System.out.println("data and logs, kept if this fails: " + folder);
    if (settings.parts().contains(Part.IDEAS)) {
      measureStart(folder);
      double many = withSuite(folder.resolve("many"), this::measureLoad);
      double few = withSuite(folder.resolve("few"), this::measureFewIdeas);
      report.atMost("list, many ideas ÷ few ideas", 1.2, many / few, "");
      Jars.report(root, report);
    }
    if (settings.parts().contains(Part.DIRECTORY)) {
      new FewAndMany(root, settings, report)
          .compare(
              folder,
              Partners.directory(settings),
              suite -> new AccreditationDelay(suite, settings, report).measure());
    }
    if (settings.parts().contains(Part.EVENTS)) {
      new FewAndMany(root, settings, report)
          .compare(
              folder,
              Events.agenda(settings),
              suite -> {
                new CalendarFeed(suite, settings, report).measure();
                new HotEvent(suite, settings, report).measure();
              });
    }
    boolean good =
        !settings.parts().contains(Part.PEERS) || new Peers(root, settings, report).compare(folder);
    report.note(
        "%d connections; %d s of the same load before each measurement of %d s, unless said"
                .formatted(CONNECTIONS, settings.warmUp().toSeconds(), settings.time().toSeconds())
            + " otherwise; the load generator is a process of its own on the same machine; the"
            + " gateway's limiter is on, with generous limits");
    if (settings.complete()) {
      report.write(root.resolve("benchmarks/RESULTS.md"));
    }
    if (good) {
      delete(folder);
    }
  }

  private double withSuite(Path data, Measurement measurement)
      throws IOException, InterruptedException {
    try (var suite = Suite.launch(root, data)) {
      suite.awaitFirstGoodAnswer();
      suite.awaitReady(data);
      return measurement.take(suite);
    }
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

  /** Returns what a list of many ideas costs. */
  private double measureLoad(Suite suite) throws IOException, InterruptedException {
    var ideas = new Ideas(suite);
    ideas.publishUpTo(settings.fewIdeas());
    cpuMillis(suite, listOf(settings.fewIdeas()), Benchmarks::list);
    cpuMillis(
        suite,
        Operation.read("one idea", 0.6).withGateway(),
        ideas.oneAfterTheOther(settings.fewIdeas()));
    cpuMillis(suite, Operation.write("submit", 2.5), ideas::nextSubmission);
    ideas.publishUpTo(settings.manyIdeas());
    double many = cpuMillis(suite, listOf(settings.manyIdeas()), Benchmarks::list);
    cpuMillis(suite, Operation.write("support", 2.0), ideas::nextSupport);
    measureErrors(suite);
    measureInbox(suite, ideas);
    measureMemory(suite);
    return many;
  }

  /** What a list of few ideas costs after as much of this load as the list of many had. */
  private double measureFewIdeas(Suite suite) throws InterruptedException {
    new Ideas(suite).publishUpTo(settings.fewIdeas());
    new Load(suite.port(), CONNECTIONS)
        .run(settings.warmUp().plus(settings.time()), Benchmarks::list);
    var again = Operation.read(listOf(settings.fewIdeas()).name() + ", as long under load", 1.5);
    return cpuMillis(suite, again, Benchmarks::list);
  }

  private static Operation listOf(int ideas) {
    return Operation.read(String.format(Locale.ROOT, "list of 20, %,d ideas", ideas), 1.5);
  }

  private static Request list() {
    return Request.get("/api/ideas?limit=20");
  }

  /** Processor milliseconds a request, after a warm-up of the same requests. */
  private double cpuMillis(Suite suite, Operation what, Supplier<Request> requests)
      throws InterruptedException {
    var load = new Load(suite.port(), CONNECTIONS);
    load.run(settings.warmUp(), requests);
    suite.awaitHandedOver();
    double suiteBefore = suite.usage().cpuSeconds();
    double gatewayBefore = suite.usage().cpuSecondsOf("gateway");
    var others = OtherWork.watch();
    var result = load.run(settings.time(), requests);
    double gateway = suite.usage().cpuSecondsOf("gateway") - gatewayBefore;
    if (what.writes()) {
      suite.awaitHandedOver();
    }
    double used = suite.usage().cpuSeconds() - suiteBefore;
    double millis = used * 1000 / result.good();
    report.atMost(what.name() + ": CPU a request", what.goal(), millis, "ms");
    if (what.sharesGateway()) {
      report.atMost(
          what.name() + ": gateway's share", 200, gateway * 1_000_000 / result.good(), "µs");
    }
    report.fact(what.name() + ": p50", result.latencies().percentile(50), "ms");
    double p99 = result.latencies().percentile(99);
    if (what.writes()) {
      report.fact(what.name() + ": p99", p99, "ms");
    } else {
      report.atMost(what.name() + ": p99", 60, p99, "ms");
    }
    report.fact(what.name() + ": requests", result.perSecond(), "/s");
    report.notGood(what.name(), result);
    others.report(what.name(), report);
    return millis;
  }

  private void measureErrors(Suite suite) throws InterruptedException {
    double before =
        new Load(suite.port(), CONNECTIONS).run(settings.time(), Benchmarks::list).perSecond();
    for (int connections : new int[] {32, 64, 128}) {
      var result = new Load(suite.port(), connections).run(settings.time(), Benchmarks::list);
      report.atMost(
          "errors at %d connections".formatted(connections), 0, (double) result.errors(), "");
      if (result.refusals() > 0) {
        report.fact(
            "refusals with Retry-After at %d connections".formatted(connections),
            (double) result.refusals(),
            "");
      }
    }
    Thread.sleep(RECOVERY);
    double after =
        new Load(suite.port(), CONNECTIONS).run(settings.time(), Benchmarks::list).perSecond();
    report.atMost(
        "list at 32 connections: speed before 128 connections ÷ 5 s after them",
        1.1,
        before / after,
        "");
  }

  private void measureInbox(Suite suite, Ideas ideas) throws IOException, InterruptedException {
    var delay = new InboxDelay(suite, ideas).measure(50, settings.time().multipliedBy(2));
    report.atLeast("published → inbox: writes", 49, delay.perSecond(), "/s");
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

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * What is measured.
   *
   * @param goal processor milliseconds a request
   * @param writes whether messages are handed on after the answer, which count as well
   */
  private record Operation(String name, double goal, boolean writes, boolean sharesGateway) {

    static Operation read(String name, double goal) {
      return new Operation(name, goal, false, false);
    }

    static Operation write(String name, double goal) {
      return new Operation(name, goal, true, false);
    }

    Operation withGateway() {
      return new Operation(name, goal, writes, true);
    }
  }

  private interface Measurement {
    double take(Suite suite) throws IOException, InterruptedException;
  }
}
