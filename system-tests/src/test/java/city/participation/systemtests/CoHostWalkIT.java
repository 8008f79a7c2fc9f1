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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A partner's way to an event that it holds with the city, over the bus. */
@ExtendWith(SharedSuite.class)
class CoHostWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final String APPLICANT = "demo-partner-2";
  private static final String EVENTS = "/api/events";
  private static final String ENGAGEMENTS = "/api/engagements";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Instant now = Instant.now(Clock.systemUTC());

  @Test
  void isNamedOnceItsEngagementIsAgreedAndMarkedOnceThatHasEnded(Api api) {
    var programme = Programmes.announced(api, "Köln 21 lädt ein");
    var partner = accredited(api);
    var draft = api.post(STAFF, EVENTS, event(programme, partner)).expect(201);
    var id = draft.json().required("id").asString();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(scheduling(api, draft).body())
                .contains("/coHosts/0", "co-host-not-engaged", programme));

    var engagement = agreed(api, programme, partner);
    await().atMost(PATIENCE).until(() -> scheduling(api, draft).status() == 200);
    var coHost = coHost(api, id);
    assertThat(coHost.required("name").asString()).isEqualTo("Nachbarschaft Süd e.V.");
    assertThat(coHost.required("standing").asBoolean()).isTrue();

    Steps.step(
        api,
        STAFF,
        ENGAGEMENTS,
        engagement,
        "ending",
        Map.of("reason", "Der Verein zieht in eine andere Stadt."));
    await().atMost(PATIENCE).until(() -> !coHost(api, id).required("standing").asBoolean());
  }

  private static JsonNode coHost(Api api, String event) {
    return api.get(null, EVENTS + "/" + event).expect(200).json().required("coHosts").required(0);
  }

  private static Answer scheduling(Api api, Answer draft) {
    var id = draft.json().required("id").asString();
    return api.send(
        api.request(STAFF, EVENTS + "/" + id + "/scheduling")
            .header("If-Match", Objects.requireNonNull(draft.etag()))
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private static String accredited(Api api) {
    var accredited = Partners.accredited(api, APPLICANT, "Nachbarschaft Süd e.V.", "VR 40774");
    return accredited.json().required("id").asString();
  }

  private static Answer agreed(Api api, String programme, String partner) {
    var proposal =
        Map.of(
            "partner",
            partner,
            "programme",
            programme,
            "role",
            "CO_HOST",
            "interest",
            Map.of("de", "Wir stellen den Saal.", "en", "We provide the hall."));
    await()
        .atMost(PATIENCE)
        .until(() -> api.post(APPLICANT, ENGAGEMENTS, proposal).status() == 201);
    var proposed =
        api.get(STAFF, ENGAGEMENTS + "?status=PROPOSED&programme=" + programme).expect(200).json();
    var id = proposed.required("items").required(0).required("id").asString();
    Steps.step(
        api,
        STAFF,
        ENGAGEMENTS,
        api.get(STAFF, ENGAGEMENTS + "/" + id).expect(200),
        "agreement",
        null);
    return api.get(STAFF, ENGAGEMENTS + "/" + id).expect(200);
  }

  private Map<String, Object> event(String programme, String partner) {
    var start = now.plus(Duration.ofDays(5));
    return Map.ofEntries(
        Map.entry("programmeId", programme),
        Map.entry("title", Map.of("de", "Der Verein lädt ein", "en", "An association invites")),
        Map.entry(
            "description",
            Map.of(
                "de", "Was braucht das Veedel von morgen?",
                "en", "What will the quarter need tomorrow?")),
        Map.entry("format", "CITIZENS_DIALOGUE"),
        Map.entry("startsAt", start.toString()),
        Map.entry("endsAt", start.plus(Duration.ofHours(2)).toString()),
        Map.entry("attendance", "ON_SITE"),
        Map.entry("venue", Map.of("name", "Saal der Nachbarschaft Süd", "postcode", "50677")),
        Map.entry("coHosts", List.of(partner)),
        Map.entry(
            "accessibility",
            Map.of(
                "stepFree", true,
                "hearingLoop", true,
                "signLanguage", false,
                "easyLanguage", false)));
  }
}
