package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.systemtests.Api.Answer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An organisation's way from its application to its accreditation, as its applicant hears of it.
 */
@ExtendWith(SharedSuite.class)
class PartnerWalkIT {

  private static final String APPLICANT = "demo-partner-1";
  private static final String REVIEWER = "demo-staff-1";
  private static final String APPROVER = "demo-staff-2";
  private static final String WORK_LIST = "/api/notifications/work-list/partners";

  @Test
  void tellsTheApplicantOfEachStepAndTheStaffWhatWaits(Api api) {
    var applied = api.post(APPLICANT, "/api/partners", organisation()).expect(201);
    var partner = applied.json().required("id").asString();
    awaitTold(api, partner, "partner-applied");
    assertThat(Pages.all(api, APPROVER, WORK_LIST))
        .as("what waits for the staff")
        .anySatisfy(item -> assertThat(item.required("partner").asString()).isEqualTo(partner));

    var reviewed = step(api, REVIEWER, applied, "review", null);
    var day = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(14);
    var questions = Map.of("questions", List.of("Wer vertritt den Verein?"), "dueOn", day);
    var asked = step(api, REVIEWER, reviewed, "information-request", questions);
    awaitTold(api, partner, "partner-info-requested", "partner-applied");

    var answered =
        step(api, APPLICANT, asked, "information", Map.of("answer", "Der Vorstand zu zweit."));
    var recommended =
        step(
            api,
            REVIEWER,
            answered,
            "recommendation",
            Map.of("verdict", "ACCREDIT", "reason", "Alle Unterlagen sind geprüft."));
    var approved = step(api, APPROVER, recommended, "approval", null);

    assertThat(approved.json().required("status").asString()).isEqualTo("ACCREDITED");
    awaitTold(api, partner, "partner-accredited", "partner-info-requested", "partner-applied");
    var page = api.get(null, "/api/partners/directory/" + partner).expect(200);
    assertThat(page.json().required("name").asString()).isEqualTo("Wegweiser im Veedel e.V.");
    assertThat(page.body()).as("no contact is public").doesNotContain("contact");
    assertThat(
            api.get(null, "/api/partners/directory?q=wegweiser").expect(200).json().path("items"))
        .as("everybody finds it")
        .isNotEmpty();
    assertThat(Inboxes.about(api, APPLICANT, partner).getFirst().required("text").asString())
        .contains("Wegweiser im Veedel e.V.");
    assertThat(Pages.all(api, APPROVER, WORK_LIST))
        .as("the work is done")
        .noneSatisfy(item -> assertThat(item.required("partner").asString()).isEqualTo(partner));
  }

  /** Newest first. */
  private static void awaitTold(Api api, String partner, String... matters) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(Inboxes.about(api, APPLICANT, partner))
                .extracting(one -> one.required("matter").asString())
                .containsExactly(matters));
  }

  private static Answer step(
      Api api, String who, Answer before, String resource, @Nullable Object body) {
    var id = before.json().required("id").asString();
    var request =
        api.request(who, "/api/partners/" + id + "/" + resource)
            .header("If-Match", Objects.requireNonNull(before.etag()));
    if (body == null) {
      request.POST(HttpRequest.BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json").POST(Api.json(body));
    }
    return api.send(request).expect(200);
  }

  private static Map<String, Object> organisation() {
    return Map.ofEntries(
        Map.entry("name", "Wegweiser im Veedel e.V."),
        Map.entry("legalForm", "REGISTERED_ASSOCIATION"),
        Map.entry("sector", "CIVIL_SOCIETY"),
        Map.entry("register", Map.of("court", "Amtsgericht Köln", "number", "VR 40771")),
        Map.entry(
            "address", Map.of("street", "Venloer Straße 1", "postcode", "50823", "city", "Köln")),
        Map.entry(
            "description",
            Map.of("de", "Wir helfen im Veedel beim Umgang mit digitalen Diensten.")),
        Map.entry("districts", List.of("401")),
        Map.entry("themes", List.of("digitalisation")),
        Map.entry("contact", Map.of("name", "Kim Beispiel", "mail", "kim@wegweiser.example")),
        Map.entry("terms", Map.of("version", "2026-01")));
  }
}
