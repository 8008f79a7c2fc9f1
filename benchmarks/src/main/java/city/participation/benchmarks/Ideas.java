package city.participation.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** The ideas of a run: makes them through the API and remembers what is published. */
final class Ideas {

  static final int PARTICIPANTS = 9;
  private static final String MODERATOR = "demo-moderator-1";
  private static final int WORKERS = 16;
  private static final int PORTION = 1_000;
  private static final List<String> DISTRICTS = List.of("101", "302", "401", "501", "706", "802");
  private static final List<String> THEMES =
      List.of("digitalisation", "innovation", "sustainability", "liveability");

  private final Suite suite;
  private final List<String> published = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong submissions = new AtomicLong(1_000_000);
  private final AtomicLong supports = new AtomicLong();

  Ideas(Suite suite) {
    this.suite = suite;
  }

  /** Reads of the first published ideas, one idea each, over and over. */
  Supplier<Request> oneAfterTheOther(int count) {
    var next = new AtomicInteger();
    return () -> Request.get("/api/ideas/" + published.get(next.getAndIncrement() % count));
  }

  /** Once, before several threads ask for requests. */
  void signIn() {
    for (int number = 1; number <= PARTICIPANTS; number++) {
      suite.signedIn("demo-participant-" + number);
    }
    suite.signedIn(MODERATOR);
  }

  Request nextSubmission() {
    long number = submissions.getAndIncrement();
    var author = "demo-participant-" + (1 + number % PARTICIPANTS);
    return Request.json("POST", "/api/ideas", suite.signedIn(author), body(number));
  }

  /** Each participant supports each idea once: a repeated support would write nothing. */
  Request nextSupport() {
    long number = supports.getAndIncrement();
    int idea = (int) (number / PARTICIPANTS);
    if (idea >= published.size()) {
      throw new IllegalStateException("every participant supports every idea: more ideas, please");
    }
    var supporter = "demo-participant-" + (1 + number % PARTICIPANTS);
    return Request.json(
        "PUT", "/api/ideas/" + published.get(idea) + "/support", suite.signedIn(supporter), "");
  }

  /**
   * Submits and publishes until so many are published. In portions: a city's ideas come over years,
   * and not faster for months than they can be told.
   */
  void publishUpTo(int count) throws InterruptedException {
    signIn();
    while (published.size() < count) {
      int from = published.size();
      Workers.make(
          suite.port(),
          WORKERS,
          from,
          Math.min(count, from + PORTION),
          (connection, number) ->
              publish(connection, "demo-participant-" + (1 + number % PARTICIPANTS), number));
      suite.awaitUndelivered(PORTION);
    }
  }

  /** The idea's id; returns when the submission is answered. */
  String submit(Connection connection) throws IOException {
    return connection.exchangePatiently(nextSubmission()).id();
  }

  /** The idea's id; returns when the publication is answered. */
  String publish(Connection connection, String author, long number) throws IOException {
    var submitted =
        connection.exchangePatiently(
            Request.json("POST", "/api/ideas", suite.signedIn(author), body(number)));
    var id = submitted.id();
    var etag = submitted.headers().get("etag");
    connection.exchangePatiently(
        Request.json(
            "POST",
            "/api/ideas/" + id + "/publication",
            suite.signedIn(MODERATOR) + "If-Match: " + etag + "\r\n",
            ""));
    published.add(id);
    return id;
  }

  private static String body(long number) {
    return """
    {"title":"Idee Nummer %d","text":"%s","theme":"%s","place":{"district":"%s"}}\
    """
        .formatted(
            number,
            "Ein Text von der Länge, in der Menschen ihre Ideen beschreiben. ".repeat(6).strip(),
            THEMES.get((int) (number % THEMES.size())),
            DISTRICTS.get((int) (number % DISTRICTS.size())));
  }
}
