package city.participation.benchmarks;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everybody wants to come to the same event. */
final class HotEvent {

  private static final int GOAL = 200;
  private static final int CONNECTIONS = 32;

  /** People a second, so that there are always more. */
  private static final int CROWD = 600;

  private static final int LARGEST = 20_000;
  private static final int HALL = 300;
  private static final Pattern SEATS =
      Pattern.compile("\"taken\":(\\d+),\"offered\":(\\d+).*?\"waiting\":(\\d+)");

  private final Suite suite;
  private final Settings settings;
  private final Report report;
  private final Participants participants;

  HotEvent(Suite suite, Settings settings, Report report) throws IOException {
    this.suite = suite;
    this.settings = settings;
    this.report = report;
    int people = CROWD * (int) settings.time().toSeconds();
    this.participants = Participants.signIn(suite, people);
  }

  void measure() throws IOException, InterruptedException {
    var events = new Events(suite);
    var programme = events.programme();
    int before = warmUp(events, programme);
    var others = OtherWork.watch();
    measure("hot event, a seat for everybody", LARGEST, events.open(programme, before, LARGEST));
    measure("hot event, %d seats".formatted(HALL), HALL, events.open(programme, before + 1, HALL));
    others.report("hot event", report);
    report.note(
        "hot event: %d connections, each registration by another person with a token that is"
                .formatted(CONNECTIONS)
            + " checked for the first time; the same was done at %d other events before;"
                .formatted(before)
            + " whoever gets no seat joins the queue");
  }

  /** Of the same load, at so many other events, one after the other. */
  private int warmUp(Events events, String programme) throws IOException, InterruptedException {
    int rounds = (int) settings.warmUp().dividedBy(settings.time());
    for (int round = 0; round < rounds; round++) {
      rush(events.open(programme, round, round % 2 == 0 ? LARGEST : HALL));
    }
    return rounds;
  }

  private void measure(String name, int seats, String event)
      throws IOException, InterruptedException {
    var result = rush(event);
    report.atLeast(name + ": registrations", GOAL, result.perSecond(), "/s");
    report.fact(name + ": p50", result.latencies().percentile(50), "ms");
    report.fact(name + ": p99", result.latencies().percentile(99), "ms");
    report.notGood(name, result);
    var standing = standing(event);
    long given = Long.parseLong(standing.group(1)) + Long.parseLong(standing.group(2));
    long queued = Long.parseLong(standing.group(3));
    report.atMost(name + ": oversold", 0, (double) Math.max(0, given - seats), "");
    report.atMost(
        name + ": answers that are neither seats nor places in the queue",
        0,
        (double) Math.abs(result.good() - given - queued),
        "");
  }

  private Load.Result rush(String event) throws InterruptedException, IOException {
    var next = new AtomicInteger();
    var path = "/api/events/" + event + "/registrations";
    var result =
        new Load(suite.port(), CONNECTIONS)
            .run(
                settings.time(),
                () -> {
                  int number = next.getAndIncrement();
                  return number < participants.count()
                      ? Request.json("POST", path, participants.header(number), "{}")
                      : null;
                });
    suite.awaitBacklog(suite.eventsService(), 0);
    return result;
  }

  private Matcher standing(String event) throws IOException {
    try (var connection = new Connection(suite.port())) {
      var answer =
          connection.exchangePatiently(Request.get("/api/events/" + event + "/seats")).text();
      var seats = SEATS.matcher(answer);
      if (!seats.find()) {
        throw new IOException("no seats in " + answer);
      }
      return seats;
    }
  }
}
