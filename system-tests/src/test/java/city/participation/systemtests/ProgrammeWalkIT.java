package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A programme's way from its draft to the city's list, and a partner's into it. */
@ExtendWith(SharedSuite.class)
class ProgrammeWalkIT {

  private static final String STAFF = "demo-staff-1";
  private static final String APPLICANT = "demo-partner-2";
  private static final String PROGRAMMES = "/api/programmes";
  private static final String ENGAGEMENTS = "/api/engagements";

  @Test
  void opensAStageByItselfAndTakesAPartnerIn(Api api) {
    var draft = api.post(STAFF, PROGRAMMES, programme()).expect(201);
    var id = draft.json().required("id").asString();
    assertThat(api.get(null, PROGRAMMES + "/" + id).status()).as("a draft").isEqualTo(404);
    var opens = Instant.now(Clock.systemUTC()).plusSeconds(3);
    var planned = Steps.step(api, STAFF, PROGRAMMES, draft, "stages", stage(opens));
    Steps.step(api, STAFF, PROGRAMMES, planned, "announcement", null);
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
    Steps.step(api, STAFF, ENGAGEMENTS, read, "agreement", null);

    var list = api.get(null, ENGAGEMENTS + "?programme=" + id).expect(200).json();
    assertThat(list.required("items").required(0).required("partner").required("name").asString())
        .isEqualTo("Nachbarschaft Nord e.V.");
    var balance = api.get(null, ENGAGEMENTS + "/balance?programme=" + id).expect(200).json();
    assertThat(balance.required("items").toString())
        .contains("{\"sector\":\"CIVIL_SOCIETY\",\"partners\":1}");
  }

  private static String accredited(Api api) {
    var organisation = Partners.organisation("Nachbarschaft Nord e.V.", "VR 40773");
    var applied = api.post(APPLICANT, Partners.PATH, organisation).expect(201);
    Partners.accredit(api, Partners.step(api, Partners.REVIEWER, applied, "review", null));
    return applied.json().required("id").asString();
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
}
