package city.participation.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The events of a run: drafted and scheduled through the API, as in life. */
final class Events {

  /** Those with the lowest numbers are of a format of their own. */
  static final int IN_CALENDAR = 2_000;

  static final String CALENDAR = "WORKSHOP";

  private static final String STAFF = "demo-staff-1";
  private static final int WORKERS = 8;
  private static final int PORTION = 1_000;

  /** So far apart that the last of 10,000 is not too many years away. */
  private static final Duration APART = Duration.ofHours(6);

  private static final String PROGRAMME =
      """
      {"title":{"de":"Köln 21 trifft sich","en":"Cologne 21 meets"},
       "summary":{"de":"Wir sprechen im Veedel über die Stadt von morgen.",
        "en":"We talk about the city of tomorrow."},
       "audience":"PUBLIC","leadOffice":"Amt für Stadtentwicklung und Statistik",
       "themes":["liveability"],
       "concept":{"goals":{"de":"Ideen finden, die viele mittragen."},
        "targetGroups":[{"de":"Alle im Veedel"}],"methods":[{"de":"Bürgerdialog"}],
        "level":"CONSULTATION"}}\
      """;

  private final Suite suite;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  Events(Suite suite) {
    this.suite = suite;
  }

  static FewAndMany.Listing agenda(Settings settings) {
    return new FewAndMany.Listing(
        "agenda",
        "events",
        "/api/events?limit=20",
        settings.fewEvents(),
        settings.manyEvents(),
        (suite, count) -> new Events(suite).schedule(count),
        "each event was drafted and scheduled through the API");
  }

  private void schedule(int count) throws IOException, InterruptedException {
    schedule(programme(), 0, count);
    suite.awaitBacklog(suite.eventsService(), 0);
  }

  /** A programme that goes on long enough for all of them; its id. */
  String programme() throws IOException {
    suite.signedIn(STAFF);
    try (var connection = new Connection(suite.port())) {
      var drafted = post(connection, "/api/programmes", "", PROGRAMME);
      var path = "/api/programmes/" + drafted.id();
      var staged =
          post(
              connection,
              path + "/stages",
              ifMatch(drafted),
              stage(now.minus(1, ChronoUnit.DAYS), now.plus(3_600, ChronoUnit.DAYS)));
      return post(connection, path + "/announcement", ifMatch(staged), "").id();
    }
  }

  /** The events of a list, numbered; {@code upTo} is not one of them. */
  void schedule(String programme, int from, int upTo) throws InterruptedException {
    for (int first = from; first < upTo; first += PORTION) {
      Workers.make(
          suite.port(),
          WORKERS,
          first,
          Math.min(upTo, first + PORTION),
          (connection, number) -> schedule(connection, programme, number));
      suite.awaitBacklog(suite.eventsService(), PORTION);
    }
  }

  /** An event that takes registrations for so many seats; its id. */
  String open(String programme, int number, int seats) throws IOException {
    try (var connection = new Connection(suite.port())) {
      var scheduled = schedule(connection, programme, number);
      var path = "/api/events/" + scheduled.id();
      connection.exchangePatiently(
          Request.json(
              "PUT",
              path + "/seats",
              suite.signedIn(STAFF),
              "{\"online\":{\"capacity\":%d}}".formatted(seats)));
      return post(connection, path + "/registration-opening", ifMatch(scheduled), "").id();
    }
  }

  private Connection.Answer schedule(Connection connection, String programme, int number)
      throws IOException {
    var start = now.plus(1, ChronoUnit.DAYS).plus(APART.multipliedBy(number));
    var drafted = post(connection, "/api/events", "", event(programme, number, start));
    var path = "/api/events/" + drafted.id() + "/scheduling";
    return post(connection, path, ifMatch(drafted), "");
  }

  private Connection.Answer post(Connection connection, String path, String headers, String body)
      throws IOException {
    return connection.exchangePatiently(
        Request.json("POST", path, suite.signedIn(STAFF) + headers, body));
  }

  private static String ifMatch(Connection.Answer answer) {
    return "If-Match: " + answer.headers().get("etag") + "\r\n";
  }

  private static String stage(Instant from, Instant to) {
    return """
    {"title":{"de":"Begegnen","en":"Meeting"},"opensAt":"%s","closesAt":"%s",
     "allowedActions":["REGISTER"]}\
    """
        .formatted(from, to);
  }

  private static String event(String programme, int number, Instant start) {
    return """
    {"programmeId":"%s","title":{"de":"Bürgerdialog %d","en":"Citizens' dialogue %d"},
     "description":{"de":"Was braucht das Veedel von morgen? Wir sammeln und ordnen Vorschläge.",
      "en":"What will the quarter need tomorrow? We collect and sort proposals."},
     "format":"%s","startsAt":"%s","endsAt":"%s","attendance":"ONLINE",
     "onlineLink":"https://konferenz.example/%d",
     "accessibility":{"stepFree":true,"hearingLoop":true,"signLanguage":false,
      "easyLanguage":false}}\
    """
        .formatted(
            programme,
            number,
            number,
            number < IN_CALENDAR ? CALENDAR : "ONLINE_DIALOGUE",
            start,
            start.plus(2, ChronoUnit.HOURS),
            number);
  }
}
