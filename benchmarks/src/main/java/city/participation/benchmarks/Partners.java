package city.participation.benchmarks;

import java.io.IOException;
import java.util.List;

/** The partners of a run: applied for, reviewed and accredited through the API, as in life. */
final class Partners {

  private static final String APPLICANT = "demo-partner-1";
  private static final String REVIEWER = "demo-staff-1";
  private static final String APPROVER = "demo-staff-2";
  private static final int WORKERS = 8;
  private static final int PORTION = 1_000;
  private static final List<String> DISTRICTS = List.of("101", "302", "401", "501", "706", "802");
  private static final List<String> SECTORS =
      List.of("ADMINISTRATION", "CIVIL_SOCIETY", "BUSINESS", "SCIENCE");

  private final Suite suite;
  private int accredited;

  Partners(Suite suite) {
    this.suite = suite;
  }

  static FewAndMany.Listing directory(Settings settings) {
    return new FewAndMany.Listing(
        "directory",
        "partners",
        "/api/partners/directory?limit=20",
        settings.fewPartners(),
        settings.manyPartners(),
        (suite, count) -> new Partners(suite).accreditUpTo(count),
        "each partner was applied for, reviewed and accredited through the API");
  }

  /** In portions: a city's partners come over years, and not faster than others can be told. */
  void accreditUpTo(int count) throws InterruptedException {
    // Once, before several threads ask for it.
    List.of(APPLICANT, REVIEWER, APPROVER).forEach(suite::signedIn);
    while (accredited < count) {
      int upTo = Math.min(count, accredited + PORTION);
      Workers.make(suite.port(), WORKERS, accredited, upTo, this::accredit);
      accredited = upTo;
      suite.awaitBacklog(suite.partnersService(), PORTION);
    }
    suite.awaitBacklog(suite.partnersService(), 0);
  }

  /** The partner's id; returns when its accreditation is answered. */
  String accredit(Connection connection, int number) throws IOException {
    var applied =
        connection.exchangePatiently(
            Request.json("POST", "/api/partners", suite.signedIn(APPLICANT), application(number)));
    var id = applied.id();
    var path = "/api/partners/" + id;
    var reviewed = step(connection, REVIEWER, applied, path + "/review", "");
    var verdict =
        """
        {"verdict":"ACCREDIT","reason":"Alle Unterlagen sind geprüft."}\
        """;
    var recommended = step(connection, REVIEWER, reviewed, path + "/recommendation", verdict);
    step(connection, APPROVER, recommended, path + "/approval", "");
    return id;
  }

  /** A header line that signs in whoever acts for all of them. */
  String member() {
    return suite.signedIn(APPLICANT);
  }

  private Connection.Answer step(
      Connection connection, String who, Connection.Answer before, String path, String body)
      throws IOException {
    var etag = before.headers().get("etag");
    return connection.exchangePatiently(
        Request.json("POST", path, suite.signedIn(who) + "If-Match: " + etag + "\r\n", body));
  }

  private static String application(int number) {
    return """
    {"name":"Verein Nummer %d","legalForm":"REGISTERED_ASSOCIATION","sector":"%s",
     "register":{"court":"Amtsgericht Köln","number":"VR %d"},
     "address":{"street":"Venloer Straße 1","postcode":"50823","city":"Köln"},
     "description":{"de":"%s"},"districts":["%s"],"themes":["digitalisation"],
     "contact":{"name":"Kim Beispiel","mail":"kim@wegweiser.example"},
     "terms":{"version":"2026-01"}}\
    """
        .formatted(
            number,
            SECTORS.get(number % SECTORS.size()),
            10_000 + number,
            "Wir helfen im Veedel beim Umgang mit digitalen Diensten. ".repeat(4).strip(),
            DISTRICTS.get(number % DISTRICTS.size()));
  }
}
