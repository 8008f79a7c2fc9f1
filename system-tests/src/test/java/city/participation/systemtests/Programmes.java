package city.participation.systemtests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Programmes in which people can meet. */
final class Programmes {

  static final String PATH = "/api/programmes";

  private static final String STAFF = "demo-staff-1";

  private Programmes() {}

  /** Announced, with a stage that takes registrations for a month; its id. */
  static String announced(Api api, String title) {
    return announced(api, title, "PUBLIC", List.of("REGISTER"));
  }

  /** The same for others, with a stage that lets people do other things. */
  static String announced(Api api, String title, String audience, List<String> actions) {
    var now = Instant.now(Clock.systemUTC());
    var draft =
        api.post(
                STAFF,
                PATH,
                Map.of(
                    "title", Map.of("de", title, "en", title),
                    "summary",
                        Map.of(
                            "de", "Wir sprechen im Veedel über die Stadt von morgen.",
                            "en", "We talk about the city of tomorrow."),
                    "audience", audience,
                    "leadOffice", "Amt für Stadtentwicklung und Statistik",
                    "themes", List.of("liveability"),
                    "concept",
                        Map.of(
                            "goals", Map.of("de", "Ideen finden, die viele mittragen."),
                            "targetGroups", List.of(Map.of("de", "Alle im Veedel")),
                            "methods", List.of(Map.of("de", "Bürgerdialog")),
                            "level", "CONSULTATION")))
            .expect(201);
    var stage =
        Map.of(
            "title", Map.of("de", "Begegnen", "en", "Meeting"),
            "opensAt", now.minus(Duration.ofDays(1)).toString(),
            "closesAt", now.plus(Duration.ofDays(30)).toString(),
            "allowedActions", actions);
    var planned = Steps.step(api, STAFF, PATH, draft, "stages", stage);
    var announced = Steps.step(api, STAFF, PATH, planned, "announcement", null);
    return announced.json().required("id").asString();
  }
}
