package city.participation.systemtests;

import city.participation.systemtests.RunningSuite.Member;
import java.net.http.HttpRequest;
import java.time.Duration;

/** What services have still to hand to the broker, by their own metrics. */
final class Outboxes {

  /** A count may be as old as this, and a process that has just started knows of nothing. */
  static final Duration COUNTED_WITHIN = Duration.ofSeconds(6);

  private Outboxes() {}

  static double waiting(Api api, RunningSuite suite) {
    var metric =
        suite.management(Member.IDEAS).resolve("/actuator/metrics/messaging.outbox.backlog");
    return api.send(HttpRequest.newBuilder(metric).GET())
        .expect(200)
        .json()
        .required("measurements")
        .required(0)
        .required("value")
        .asDouble();
  }
}
