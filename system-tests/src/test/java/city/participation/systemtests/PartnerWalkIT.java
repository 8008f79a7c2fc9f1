package city.participation.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An organisation's way from its application to its accreditation, as its applicant hears of it.
 */
@ExtendWith(SharedSuite.class)
class PartnerWalkIT {

  private static final String APPLICANT = "demo-partner-1";
  private static final String WORK_LIST = "/api/notifications/work-list/partners";

  @Test
  void tellsTheApplicantOfEachStepAndTheStaffWhatWaits(Api api) {
    var applied =
        api.post(
                APPLICANT,
                "/api/partners",
                Partners.organisation("Wegweiser im Veedel e.V.", "VR 40771"))
            .expect(201);
    var partner = applied.json().required("id").asString();
    awaitTold(api, partner, "partner-applied");
    // The list is kept after the applicant is told.
    awaitWork(api, work -> assertThat(work).as("what waits for the staff").contains(partner));

    var reviewed = Partners.step(api, Partners.REVIEWER, applied, "review", null);
    var day = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(14);
    var questions = Map.of("questions", List.of("Wer vertritt den Verein?"), "dueOn", day);
    var asked = Partners.step(api, Partners.REVIEWER, reviewed, "information-request", questions);
    awaitTold(api, partner, "partner-info-requested", "partner-review-started", "partner-applied");

    var answered =
        Partners.step(
            api, APPLICANT, asked, "information", Map.of("answer", "Der Vorstand zu zweit."));
    var recommended =
        Partners.step(
            api,
            Partners.REVIEWER,
            answered,
            "recommendation",
            Map.of("verdict", "ACCREDIT", "reason", "Alle Unterlagen sind geprüft."));
    var approved = Partners.step(api, Partners.APPROVER, recommended, "approval", null);

    assertThat(approved.json().required("status").asString()).isEqualTo("ACCREDITED");
    awaitTold(
        api,
        partner,
        "partner-accredited",
        "partner-info-provided",
        "partner-info-requested",
        "partner-review-started",
        "partner-applied");
    var page = api.get(null, "/api/partners/directory/" + partner).expect(200);
    assertThat(page.json().required("name").asString()).isEqualTo("Wegweiser im Veedel e.V.");
    assertThat(page.body()).as("no contact is public").doesNotContain("contact");
    assertThat(
            api.get(null, "/api/partners/directory?q=wegweiser").expect(200).json().path("items"))
        .as("everybody finds it")
        .isNotEmpty();
    assertThat(Inboxes.about(api, APPLICANT, partner).getFirst().required("text").asString())
        .contains("Wegweiser im Veedel e.V.");
    awaitWork(api, work -> assertThat(work).as("the work is done").doesNotContain(partner));
  }

  private static void awaitWork(Api api, Consumer<List<String>> assertion) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertion.accept(
                Pages.all(api, Partners.APPROVER, WORK_LIST).stream()
                    .map(item -> item.required("partner").asString())
                    .toList()));
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
}
