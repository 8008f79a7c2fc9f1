package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.systemtests.Api.Answer;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What is told of an event once it is over, and told better once it was wrong. */
@ExtendWith(SharedSuite.class)
class DocumentationWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String REASON = "Im Protokoll fehlte die zweite Gruppe.";
  private static final Map<String, Object> MINUTES =
      Map.of("de", "Die Sitzung beginnt um 18 Uhr mit 40 Gästen.");
  private static final Map<String, Object> RESULTS =
      Map.of(
          "de", "Drei Ideen kommen in die Strategie.",
          "en", "Three ideas join the strategy.");

  @Test
  void tellsWhatCameOfAnEventAndCorrectsIt(Api api) {
    var idea = api.publish(api.submit("demo-participant-2", "Trinkwasser am Chlodwigplatz"));
    var held = held(api);
    var path = Events.PATH + "/" + held.json().required("id").asString();
    Steps.step(
        api,
        STAFF,
        Events.PATH,
        held,
        "documentation",
        Map.of("minutes", MINUTES, "attendance", 40, "results", RESULTS));
    var before = api.get(null, path).expect(200);
    assertThat(steps(api, path)).containsExactly("SCHEDULED", "STARTED", "HELD", "DOCUMENTED");

    var told = api.get(STAFF, path).expect(200);
    var unexplained = Map.of("minutes", MINUTES, "attendance", 52, "results", RESULTS);
    assertThat(corrected(api, told, unexplained).expect(400).body()).contains("/reason");
    assertThat(corrected(api, held, correction(idea)).status()).as("not as seen").isEqualTo(412);
    corrected(api, told, correction(idea)).expect(200);

    var after = api.get(null, path).expect(200);
    assertThat(after.json().required("status").asString()).isEqualTo("DOCUMENTED");
    var documentation = after.json().required("documentation");
    assertThat(documentation.required("attendance").asInt()).isEqualTo(52);
    assertThat(documentation.required("ideas").toString()).contains(idea);
    assertThat(documentation.required("minutes").required("de").asString())
        .isEqualTo(MINUTES.get("de"));
    assertThat(after.etag()).isNotEqualTo(before.etag());
    assertThat(
            api.send(
                    api.request(null, path)
                        .header("If-None-Match", Objects.requireNonNull(before.etag()))
                        .GET())
                .status())
        .as("whoever has what was told before")
        .isEqualTo(200);
    assertThat(steps(api, path))
        .containsExactly("SCHEDULED", "STARTED", "HELD", "DOCUMENTED", "CORRECTED");
    var last = timeline(api, path).get(4);
    assertThat(last.required("explanation").asString()).isEqualTo(REASON);
    assertThat(last.has("person")).isFalse();
    await()
        .atMost(PATIENCE)
        .until(() ->
            api.get(null, "/api/ideas/" + idea)
                .expect(200)
                .json()
                .required("origin")
                .asString()
                .equals("EVENT"));
  }

  /** One that has begun an hour ago and ends in a moment, as staff see it then. */
  private static Answer held(Api api) {
    var programme = Programmes.announced(api, "Köln 21 zieht Bilanz");
    var now = Instant.now(Clock.systemUTC());
    var draft =
        Events.drafted(
            api,
            programme,
            "Saal " + UUID.randomUUID(),
            now.minus(Duration.ofHours(1)),
            Duration.ofHours(1).plusSeconds(10));
    var running = Steps.step(api, STAFF, Events.PATH, draft, "scheduling", null);
    assertThat(running.json().required("status").asString()).isEqualTo("RUNNING");
    var path = Events.PATH + "/" + running.json().required("id").asString();
    await().atMost(PATIENCE).until(() -> Events.statusOf(api, null, path).equals("HELD"));
    return api.get(STAFF, path).expect(200);
  }

  private static Map<String, Object> correction(String idea) {
    return Map.of(
        "minutes",
        MINUTES,
        "attendance",
        52,
        "results",
        RESULTS,
        "ideas",
        List.of(idea),
        "reason",
        REASON);
  }

  private static Answer corrected(Api api, Answer seen, Map<String, Object> body) {
    var id = seen.json().required("id").asString();
    HttpRequest.Builder request =
        api.request(STAFF, Events.PATH + "/" + id + "/correction")
            .header("If-Match", Objects.requireNonNull(seen.etag()))
            .header("Content-Type", "application/json")
            .POST(Api.json(body));
    return api.send(request);
  }

  private static List<String> steps(Api api, String event) {
    return timeline(api, event).valueStream().map(it -> it.required("step").asString()).toList();
  }

  private static JsonNode timeline(Api api, String event) {
    return api.get(null, event + "/timeline").expect(200).json().required("items");
  }
}
