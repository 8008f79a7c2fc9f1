package city.participation.benchmarks;

import java.io.IOException;
import java.util.regex.Pattern;

/** What calendar programs ask for once an hour: all events of a filter. */
final class CalendarFeed {

  private static final int GOAL_MILLIS = 150;
  private static final String PATH = "/api/events/calendar?format=" + Events.CALENDAR;
  private static final Pattern ENTRY = Pattern.compile("(?m)^BEGIN:VEVENT\r?$");

  private final Suite suite;
  private final Settings settings;
  private final Report report;

  CalendarFeed(Suite suite, Settings settings, Report report) {
    this.suite = suite;
    this.settings = settings;
    this.report = report;
  }

  void measure() throws IOException, InterruptedException {
    Connection.Answer feed;
    try (var connection = new Connection(suite.port())) {
      feed = connection.exchange(Request.get(PATH));
    }
    long entries = ENTRY.matcher(feed.text()).results().count();
    if (feed.status() != 200 || entries != Math.min(settings.manyEvents(), Events.IN_CALENDAR)) {
      throw new IOException("no calendar: %d, %d entries".formatted(feed.status(), entries));
    }
    var name = "calendar of %,d events".formatted(entries);
    var unchanged = Request.of("GET", PATH, "If-None-Match: " + tag(feed) + "\r\n", "", "");
    var others = OtherWork.watch();
    measure(name, Request.get(PATH));
    try (var connection = new Connection(suite.port())) {
      report.atMost(
          name + ", unchanged: answers that are not 304",
          0,
          connection.exchange(unchanged).status() == 304 ? 0 : 1,
          "");
    }
    report.fact(name + ": size", feed.text().length() / 1e6, "MB");
    others.report(name, report);
  }

  private void measure(String name, Request request) throws InterruptedException {
    var load = new Load(suite.port(), 1);
    load.run(settings.warmUp(), () -> request);
    var result = load.run(settings.time(), () -> request);
    report.notGood(name, result);
    report.fact(name + ": p50", result.latencies().percentile(50), "ms");
    report.atMost(name + ": p99", GOAL_MILLIS, result.latencies().percentile(99), "ms");
  }

  private static String tag(Connection.Answer answer) throws IOException {
    var tag = answer.headers().get("etag");
    if (tag == null) {
      throw new IOException("a calendar without a tag");
    }
    return tag;
  }
}
