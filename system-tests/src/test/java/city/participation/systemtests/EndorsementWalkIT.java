package city.participation.systemtests;

import static city.participation.systemtests.Partners.REVIEWER;
import static city.participation.systemtests.Partners.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.systemtests.Api.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An organisation's way from its application to an endorsement, and what a suspension changes. */
@ExtendWith(SharedSuite.class)
class EndorsementWalkIT {

  private static final String APPLICANT = "demo-partner-2";
  private static final String STATEMENT = "Wir stellen dafür unsere Räume zur Verfügung.";

  @Test
  void endorsesAnIdeaOnceAccreditedAndNotWhileSuspended(Api api) {
    var idea =
        "/api/ideas/" + api.publish(api.submit("demo-participant-5", "Werkstatt für Lastenräder"));
    var applied =
        api.post(
                APPLICANT,
                "/api/partners",
                Partners.organisation("Räder und Räume e.V.", "VR 40772"))
            .expect(201);
    var endorsement = idea + "/endorsements/" + applied.json().required("id").asString();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(code(put(api, endorsement))).isEqualTo("partner-not-accredited"));

    var reviewed = step(api, REVIEWER, applied, "review", null);
    var day = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(14);
    var questions = Map.of("questions", List.of("Wer vertritt den Verein?"), "dueOn", day);
    var asked = step(api, REVIEWER, reviewed, "information-request", questions);
    var answered =
        step(api, APPLICANT, asked, "information", Map.of("answer", "Der Vorstand zu zweit."));
    var accredited = Partners.accredit(api, answered);

    await().atMost(Duration.ofSeconds(10)).until(() -> put(api, endorsement).status() == 200);
    assertThat(bySector(api, idea, "CIVIL_SOCIETY")).isEqualTo(1);
    assertThat(api.get(null, idea).expect(200).json().required("supportCount").asInt()).isZero();
    assertThat(endorsed(api, idea).required("name").asString()).isEqualTo("Räder und Räume e.V.");
    assertThat(endorsed(api, idea).required("statement").asString()).isEqualTo(STATEMENT);

    var reason = Map.of("reason", "Die Satzung wird noch einmal geprüft.");
    var suspended = step(api, REVIEWER, accredited, "suspension", reason);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(code(put(api, endorsement))).isEqualTo("partner-suspended"));
    assertThat(endorsed(api, idea).required("standing").asString()).isEqualTo("NOT_ACCREDITED");
    assertThat(bySector(api, idea, "CIVIL_SOCIETY")).as("what was given stays").isEqualTo(1);

    step(api, REVIEWER, suspended, "reinstatement", reason);

    await().atMost(Duration.ofSeconds(10)).until(() -> put(api, endorsement).status() == 200);
    assertThat(endorsed(api, idea).required("standing").asString()).isEqualTo("ACCREDITED");
    api.send(api.request(APPLICANT, endorsement).DELETE()).expect(200);
    assertThat(bySector(api, idea, "CIVIL_SOCIETY")).isZero();
  }

  private static Answer put(Api api, String endorsement) {
    return api.send(
        api.request(APPLICANT, endorsement)
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    Api.JSON.writeValueAsString(Map.of("statement", STATEMENT)))));
  }

  private static String code(Answer answer) {
    return answer.json().path("code").asString("");
  }

  private static JsonNode endorsed(Api api, String idea) {
    return api.get(null, idea + "/endorsements").expect(200).json().required("items").required(0);
  }

  private static int bySector(Api api, String idea, String sector) {
    return api.get(null, idea)
        .expect(200)
        .json()
        .required("endorsements")
        .required("bySector")
        .required(sector)
        .asInt();
  }
}
