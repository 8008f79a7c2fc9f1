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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A programme's way from its draft to the city's list, and a partner's into it. */
@ExtendWith(SharedSuite.class)
class ProgrammeWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final String COLLEAGUE = "demo-staff-2";
  private static final String APPLICANT = "demo-partner-2";
  private static final String PROGRAMMES = "/api/programmes";
  private static final String PARTNERS = "/api/partners";
  private static final String ENGAGEMENTS = "/api/engagements";

  @Test
  void opensAStageByItselfAndTakesAPartnerIn(Api api) {
    var draft = api.post(STAFF, PROGRAMMES, programme()).expect(201);
    var id = draft.json().required("id").asString();
    assertThat(api.get(null, PROGRAMMES + "/" + id).status()).as("a draft").isEqualTo(404);
    var opens = Instant.now(Clock.systemUTC()).plusSeconds(3);
    var planned = step(api, STAFF, PROGRAMMES, draft, "stages", stage(opens));
    step(api, STAFF, PROGRAMMES, planned, "announcement", null);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          var shown = api.get(null, PROGRAMMES + "/" + id).expect(200).json();
          assertThat(shown.required("status").asString()).isEqualTo("RUNNING");
          assertThat(shown.required("participationOpen").toString()).isEqualTo("[\"submit\"]");
        });
    assertThat(api.get(null, PROGRAMMES + "?limit=100").expect(200).json().required("items"))
        .anySatisfy(one -> assertThat(one.required("id").asString()).isEqualTo(id));

    var partner = accredited(api);
    var proposal =
        Map.of(
            "partner",
            partner,
            "programme",
            id,
            "role",
            "CO_HOST",
            "interest",
            Map.of(
                "de",
                "Wir beraten im Veedel und werden nicht bezahlt.",
                "en",
                "We give advice and are not paid."));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> api.post(APPLICANT, ENGAGEMENTS, proposal).status() == 201);
    var proposed =
        api.get(STAFF, ENGAGEMENTS + "?status=PROPOSED&programme=" + id).expect(200).json();
    var engagement = proposed.required("items").required(0).required("id").asString();
    var read = api.get(STAFF, ENGAGEMENTS + "/" + engagement).expect(200);
    step(api, STAFF, ENGAGEMENTS, read, "agreement", null);

    var list = api.get(null, ENGAGEMENTS + "?programme=" + id).expect(200).json();
    assertThat(list.required("items").required(0).required("partner").required("name").asString())
        .isEqualTo("Nachbarschaft Nord e.V.");
    var balance = api.get(null, ENGAGEMENTS + "/balance?programme=" + id).expect(200).json();
    assertThat(balance.required("items").toString())
        .contains("{\"sector\":\"CIVIL_SOCIETY\",\"partners\":1}");
  }

  private static String accredited(Api api) {
    var applied = api.post(APPLICANT, PARTNERS, organisation()).expect(201);
    var reviewed = step(api, STAFF, PARTNERS, applied, "review", null);
    var recommendation = Map.of("verdict", "ACCREDIT", "reason", "Alle Unterlagen sind geprüft.");
    var recommended = step(api, STAFF, PARTNERS, reviewed, "recommendation", recommendation);
    step(api, COLLEAGUE, PARTNERS, recommended, "approval", null);
    return applied.json().required("id").asString();
  }

  private static Answer step(
      Api api, String who, String path, Answer before, String resource, @Nullable Object body) {
    var id = before.json().required("id").asString();
    var request =
        api.request(who, path + "/" + id + "/" + resource)
            .header("If-Match", Objects.requireNonNull(before.etag()));
    if (body == null) {
      request.POST(HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json").POST(Api.json(body));
    }
    return api.send(request).expect(200);
  }

  private static Map<String, Object> stage(Instant opens) {
    return Map.of(
        "title", Map.of("de", "Ideen sammeln", "en", "Collecting ideas"),
        "opensAt", opens.toString(),
        "closesAt", opens.plus(Duration.ofDays(30)).toString(),
        "allowedActions", List.of("SUBMIT"));
  }

  private static Map<String, Object> programme() {
    return Map.of(
        "title", Map.of("de", "Köln 21 im Veedel", "en", "Cologne 21 in the quarter"),
        "summary",
            Map.of(
                "de", "Nachbarinnen und Nachbarn planen mit.", "en", "Neighbours plan together."),
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

  private static Map<String, Object> organisation() {
    return Map.ofEntries(
        Map.entry("name", "Nachbarschaft Nord e.V."),
        Map.entry("legalForm", "REGISTERED_ASSOCIATION"),
        Map.entry("sector", "CIVIL_SOCIETY"),
        Map.entry("register", Map.of("court", "Amtsgericht Köln", "number", "VR 40772")),
        Map.entry(
            "address", Map.of("street", "Neusser Straße 1", "postcode", "50733", "city", "Köln")),
        Map.entry("description", Map.of("de", "Wir bringen Nachbarinnen und Nachbarn zusammen.")),
        Map.entry("districts", List.of("501")),
        Map.entry("themes", List.of("liveability")),
        Map.entry("contact", Map.of("name", "Kim Beispiel", "mail", "kim@nachbarschaft.example")),
        Map.entry("terms", Map.of("version", "2026-01")));
  }
}
