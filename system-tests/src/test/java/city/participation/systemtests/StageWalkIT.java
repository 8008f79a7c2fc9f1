package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An idea's way through a stage of its programme that ends by its date and is opened again. */
@ExtendWith(SharedSuite.class)
class StageWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final String AUTHOR = "demo-participant-6";
  private static final String UNDECIDED = "demo-participant-8";
  private static final String PROGRAMMES = "/api/programmes";
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void takesSupportsInWhileTheStageIsOpenAndOnceItIsOpenAgain(Api api) {
    var draft = api.post(STAFF, PROGRAMMES, programme()).expect(201);
    var id = draft.json().required("id").asString();
    var opens = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
    var closes = opens.plusSeconds(10);
    var planned = Steps.step(api, STAFF, PROGRAMMES, draft, "stages", stage(opens, closes));
    Steps.step(api, STAFF, PROGRAMMES, planned, "announcement", null);

    var published = api.publish(submitted(api, id));
    var idea = "/api/ideas/" + published;
    assertThat(api.support("demo-participant-7", published)).isEqualTo(200);
    var shown = api.get(null, idea).expect(200);
    assertThat(shown.json().required("programme").asString()).isEqualTo(id);
    assertThat(shown.json().required("participationOpen").toString()).isEqualTo("[\"support\"]");
    assertThat(Instant.parse(shown.json().required("nextDeadline").asString()))
        .isEqualTo(Instant.parse(programme(api, id).required("nextDeadline").asString()));

    await()
        .pollInterval(Duration.ofMillis(250))
        .atMost(Duration.ofSeconds(20))
        .until(() -> isRefused(api, published));
    assertThat(Instant.now(Clock.systemUTC()))
        .isBetween(closes, closes.plus(Duration.ofSeconds(3)));
    var closed = api.get(null, idea).expect(200);
    assertThat(closed.json().required("participationOpen").isEmpty()).isTrue();
    assertThat(closed.json().has("nextDeadline")).isFalse();
    assertThat(closed.etag()).isNotEqualTo(shown.etag());
    var list = api.get(null, "/api/ideas?programme=" + id).expect(200).json().required("items");
    assertThat(list.required(0).required("participationOpen").isEmpty()).isTrue();

    await()
        .atMost(SOON)
        .until(() -> programme(api, id).required("status").asString().equals("EVALUATING"));
    var over = api.get(STAFF, PROGRAMMES + "/" + id).expect(200);
    var stage = over.json().required("stages").required(0).required("id").asString();
    var again =
        Map.of(
            "closesAt",
            closes.plus(Duration.ofDays(30)).toString(),
            "reason",
            "Viele wollten noch mitmachen.");
    Steps.step(api, STAFF, PROGRAMMES, over, "stages/" + stage + "/reopening", again);

    await().atMost(SOON).until(() -> api.support("demo-participant-9", published) == 200);
    assertThat(api.get(null, idea).expect(200).json().required("participationOpen").toString())
        .isEqualTo("[\"support\"]");
  }

  /** Refused until the messages about the programme have arrived. */
  private static String submitted(Api api, String programme) {
    var idea =
        Map.of(
            "title", "Bänke im Schatten",
            "text", "Am Platz fehlen Bänke, auf denen man im Sommer sitzen mag.",
            "theme", "liveability",
            "programme", programme);
    return await()
        .atMost(SOON)
        .until(() -> api.post(AUTHOR, "/api/ideas", idea), answer -> answer.status() == 201)
        .json()
        .required("id")
        .asString();
  }

  /** Taken back if it is given: a support that is there is none to be refused. */
  private static boolean isRefused(Api api, String idea) {
    if (api.support(UNDECIDED, idea) == 409) {
      return true;
    }
    api.send(api.request(UNDECIDED, "/api/ideas/" + idea + "/support").DELETE()).expect(200);
    return false;
  }

  private static JsonNode programme(Api api, String id) {
    return api.get(null, PROGRAMMES + "/" + id).expect(200).json();
  }

  private static Map<String, Object> stage(Instant opens, Instant closes) {
    return Map.of(
        "title", Map.of("de", "Ideen sammeln", "en", "Collecting ideas"),
        "opensAt", opens.toString(),
        "closesAt", closes.toString(),
        "allowedActions", List.of("SUBMIT", "SUPPORT"));
  }

  private static Map<String, Object> programme() {
    return Map.of(
        "title", Map.of("de", "Schatten für die Stadt", "en", "Shade for the city"),
        "summary",
            Map.of(
                "de", "Wo fehlt im Sommer ein kühler Platz?", "en", "Where is it too hot to stay?"),
        "audience", "PUBLIC",
        "leadOffice", "Amt für Stadtentwicklung und Statistik",
        "themes", List.of("liveability"),
        "concept",
            Map.of(
                "goals", Map.of("de", "Ideen finden, die viele mittragen."),
                "targetGroups", List.of(Map.of("de", "Alle im Veedel")),
                "methods", List.of(Map.of("de", "Ideensammlung")),
                "level", "CONSULTATION"));
  }
}
