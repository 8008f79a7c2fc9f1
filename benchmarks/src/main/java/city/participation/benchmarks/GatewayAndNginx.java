package city.participation.benchmarks;

import city.participation.benchmarks.peers.Nginx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The same reads through the gateway, through nginx, and straight from the service behind both. */
final class GatewayAndNginx {

  private static final int CONNECTIONS = 32;
  private static final int ROUNDS = 5;
  private static final double GOAL = 0.45;
  private static final String GATEWAY = "gateway";
  private static final String NGINX = "nginx";
  private static final String SERVICE = "ideas-service";

  private final Suite suite;
  private final Settings settings;
  private final Report report;
  private final Rounds rates = new Rounds();
  private final Rounds costs = new Rounds();

  GatewayAndNginx(Suite suite, Settings settings, Report report) {
    this.suite = suite;
    this.settings = settings;
    this.report = report;
  }

  /**
   * A way to the service.
   *
   * @param cpuSeconds of what stands in between
   */
  private record Way(String name, int port, DoubleSupplier cpuSeconds) {}

  /** {@code requests}: reads that nobody between client and service keeps the answers of. */
  void compare(String what, Supplier<Request> requests, Path folder)
      throws IOException, InterruptedException {
    var program = Nginx.find();
    if (program.isEmpty()) {
      report.missing(what + ", gateway ÷ nginx: requests", GOAL, Nginx.MISSING);
      return;
    }
    try (var nginx = Nginx.start(program.get(), folder, suite.ideasPort())) {
      var ways =
          List.of(
              new Way(GATEWAY, suite.port(), () -> suite.usage().cpuSecondsOf("gateway")),
              new Way(NGINX, nginx.port(), new Usage(nginx.master())::cpuSeconds),
              new Way(SERVICE, suite.ideasPort(), () -> 0));
      // The service behind the others gets warm with it.
      new Load(suite.port(), CONNECTIONS).run(settings.warmUp(), requests);
      var others = OtherWork.watch();
      for (int round = 0; round < ROUNDS; round++) {
        for (var way : ways) {
          measure(what, way, requests);
        }
      }
      others.report(what + ", gateway and nginx", report);
    }
    report(what, Nginx.version(program.get()));
  }

  private void measure(String what, Way way, Supplier<Request> requests)
      throws InterruptedException {
    double before = way.cpuSeconds().getAsDouble();
    var result = new Load(way.port(), CONNECTIONS).run(settings.round(), requests);
    double used = way.cpuSeconds().getAsDouble() - before;
    rates.add(way.name(), result.perSecond());
    costs.add(way.name(), used * 1_000_000 / result.good());
    report.notGood("%s by way of %s".formatted(what, way.name()), result);
  }

  private void report(String what, String version) {
    report.fact(what + ", by " + version + ": requests", rates.median(NGINX), "/s");
    report.fact(what + ", by the gateway in turn with it: requests", rates.median(GATEWAY), "/s");
    report.fact(what + ", straight from " + SERVICE + ": requests", rates.median(SERVICE), "/s");
    report.atLeast(
        what + ", gateway ÷ nginx: requests",
        GOAL,
        rates.median(GATEWAY) / rates.median(NGINX),
        "");
    report.fact(what + ", nginx's own CPU a request", costs.median(NGINX), "µs");
    report.fact(what + ", gateway's own CPU a request", costs.median(GATEWAY), "µs");
    report.fact(
        what + ", gateway ÷ nginx: own CPU a request",
        costs.median(GATEWAY) / costs.median(NGINX),
        "");
    report.note(
        ("gateway and nginx: medians of %d rounds of %d s each, in turn, after %d s of the same load,"
                + " with %d kept connections, before the same running ideas-service; neither keeps"
                + " answers. The gateway with"
                + " all that it does: limits, token rules, breaker, bulkhead, request ids, checks of"
                + " path and headers, a line of log for each answer. %s with one worker for each"
                + " processor, kept connections on both sides and a line of log for each answer, and"
                + " none of the rest. Requests per second are of a machine that load generator and"
                + " service share with either; the own CPU is the processes' of the gateway or nginx"
                + " alone")
            .formatted(
                ROUNDS,
                settings.round().toSeconds(),
                settings.warmUp().toSeconds(),
                CONNECTIONS,
                version));
  }
}
