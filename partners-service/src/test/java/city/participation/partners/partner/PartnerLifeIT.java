package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningPartnersService
class PartnerLifeIT {

  private static final String RITA = PartnersApi.REVIEWER;
  private static final String AXEL = PartnersApi.APPROVER;

  private final String name = "paula-" + UUID.randomUUID();
  private final String paula = name + " partner";

  @LocalServerPort private int port;
  private PartnersApi api;

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
  }

  @Test
  void saysAtEveryMomentWhereItStandsAndWhoHasToAct() {
    Answer applied = api.applied(name);
    assertThat(applied.header("Location")).isEqualTo("/api/partners/" + applied.id());
    assertStands(applied, "APPLIED", "review", "STAFF", List.of("withdrawal"));

    Answer reviewed = api.step(applied, "review", RITA, "");
    assertStands(reviewed, "IN_REVIEW", "recommendation", "REVIEWER", List.of("withdrawal"));

    Answer asked =
        api.step(
            reviewed,
            "information-request",
            RITA,
            "{\"questions\": [\"Wo ist die aktuelle Satzung?\"], \"dueOn\": \"%s\"}"
                .formatted(PartnersApi.inDays(14)));
    assertStands(
        asked,
        "INFO_REQUESTED",
        "information",
        "APPLICANT",
        List.of("amendment", "information", "withdrawal"));
    JsonNode own = read(paula, asked.id()).body();
    assertThat(own.path("nextStep").path("deadline").asString())
        .isEqualTo(PartnersApi.inDays(14).toString());
    assertThat(own.path("review").path("questions").path(0).asString())
        .isEqualTo("Wo ist die aktuelle Satzung?");

    Answer amended =
        api.patch("/api/partners/" + asked.id())
            .as(paula)
            .ifMatch(asked.tag())
            .json(
                "{\"website\": null, \"description\": {\"en\": \"We help with digital services.\"}}")
            .send();
    assertThat(amended.status()).as(amended.raw().body()).isEqualTo(200);
    assertThat(amended.body().has("website")).isFalse();
    assertThat(amended.body().path("description").path("de").asString()).startsWith("Wir helfen");
    Answer informed =
        api.step(amended, "information", paula, "{\"answer\": \"Die Satzung ist verlinkt.\"}");
    assertStands(informed, "IN_REVIEW", "recommendation", "REVIEWER", List.of("withdrawal"));

    Answer recommended =
        api.step(
            informed,
            "recommendation",
            RITA,
            "{\"verdict\": \"ACCREDIT\", \"reason\": \"Gemeinnützig und aktiv.\"}");
    assertStands(recommended, "IN_REVIEW", "approval", "APPROVER", List.of("withdrawal"));
    Answer accredited = api.step(recommended, "approval", AXEL, "");
    assertThat(accredited.body().path("status").asString()).isEqualTo("ACCREDITED");
    assertThat(accredited.body().path("accreditedUntil").asString())
        .isEqualTo(PartnersApi.inDays(0).plusYears(2).toString());
    assertThat(accredited.body().has("nextStep")).isFalse();
  }

  @Test
  void needsTwoOfTheStaffAndNeverTheApplicant() {
    Answer applied = api.applied(name);
    assertRefused(post(applied, "review", name + " staff", ""), 403, "own-organisation");
    assertRefused(post(applied, "review", paula, ""), 403, "forbidden");
    Answer recommended = api.recommended(applied, "ACCREDIT");
    assertRefused(post(recommended, "approval", RITA, ""), 403, "four-eyes");
    assertRefused(post(recommended, "approval", name + " staff", ""), 403, "own-organisation");
    Answer returned =
        api.step(recommended, "return", AXEL, "{\"reason\": \"Bitte noch die Satzung lesen.\"}");
    assertRefused(
        post(
            returned,
            "recommendation",
            AXEL,
            "{\"verdict\": \"ACCREDIT\", \"reason\": \"Gemeinnützig und aktiv.\"}"),
        403,
        "not-the-reviewer");
    Answer wrong = post(returned, "approval", AXEL, "");
    assertRefused(wrong, 409, "partner-status");
    assertThat(wrong.body().path("allowed").path(0).asString()).isEqualTo("review");
  }

  @Test
  void tellsTheTrailWholeToStaffAndWithoutThemToMembers() {
    Answer accredited = api.accredited(name);
    String path = "/api/partners/" + accredited.id() + "/audit-trail";
    Answer staffs = api.get(path).as(AXEL).send();
    assertThat(staffs.raw().body())
        .contains("\"rita\"", "\"axel\"", "\"" + name + "\"", PartnersApi.OFFICE);
    Answer own = api.get(path).as(paula).send();
    assertThat(own.raw().body())
        .doesNotContain("rita")
        .doesNotContain("axel")
        .contains(name, PartnersApi.OFFICE, "Alle Unterlagen sind geprüft.");
    Stream<String> steps =
        own.body().path("items").valueStream().map(it -> it.path("step").asString());
    assertThat(steps)
        .containsExactly(
            "DRAFTED", "APPLIED", "REVIEW_TAKEN_UP", "ACCREDITATION_RECOMMENDED", "ACCREDITED");
    assertThat(api.get("/api/partners/" + accredited.id()).as(paula).send().raw().body())
        .doesNotContain("rita");
  }

  @ParameterizedTest
  @CsvSource({"GET,", "GET,/audit-trail", "PATCH,", "POST,/withdrawal", "POST,/renewal"})
  void isNotThereForStrangers(String verb, @Nullable String resource) {
    Answer accredited = api.accredited(name);
    String path = "/api/partners/" + accredited.id() + (resource == null ? "" : resource);
    PartnersApi.Call call =
        switch (verb) {
          case "GET" -> api.get(path);
          case "PATCH" -> api.patch(path).json("{\"name\": \"Gekapert e.V.\"}");
          default -> api.post(path).json(path.endsWith("renewal") ? "" : "{}");
        };
    Answer answer = call.as("stranger partner").ifMatch(accredited.tag()).send();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20800 | wrong-type",
        "[2026, 12, 20] | wrong-type",
        "true | wrong-type",
        "\"\" | wrong-format",
        "\"morgen\" | wrong-format",
        "\"2027-02-30\" | wrong-format",
        "\"2026-12-20T10:00:00Z\" | wrong-format"
      })
  void refusesADateThatIsNone(String date, String error) {
    Answer reviewed = api.step(api.applied(name), "review", RITA, "");
    Answer asked =
        post(
            reviewed,
            "information-request",
            RITA,
            "{\"questions\": [\"Wo ist die Satzung?\"], \"dueOn\": %s}".formatted(date));
    assertThat(asked.errors()).as(asked.raw().body()).containsExactly("/dueOn " + error);
    Answer approved = post(reviewed, "approval", AXEL, "{\"until\": %s}".formatted(date));
    assertThat(approved.errors()).as(approved.raw().body()).containsExactly("/until " + error);
  }

  @Test
  void keepsADraftFromStaffUntilItIsAppliedWith() {
    Answer draft = api.draft(name);
    assertThat(read(RITA, draft.id()).status()).isEqualTo(404);
    Answer amended =
        api.patch("/api/partners/" + draft.id())
            .as(paula)
            .ifMatch(draft.tag())
            .json("{\"districts\": []}")
            .send();
    assertThat(amended.status()).as(amended.raw().body()).isEqualTo(200);
    api.step(amended, "application", paula, "");
    assertThat(read(RITA, draft.id()).body().path("status").asString()).isEqualTo("APPLIED");
  }

  @Test
  void keepsWhatWasAccreditedWhileTheTermRuns() {
    Answer accredited = api.accredited(name);
    Answer refused =
        api.patch("/api/partners/" + accredited.id())
            .as(paula)
            .ifMatch(accredited.tag())
            .json("{\"name\": \"Ganz anders e.V.\"}")
            .send();
    assertRefused(refused, 409, "identity-fixed");
    assertThat(refused.errors()).containsExactly("/name accredited");
  }

  @Test
  void isSuspendedAndReinstatedWithReasons() {
    Answer accredited = api.accredited(name);
    assertThat(post(accredited, "suspension", RITA, "{}").errors())
        .containsExactly("/reason missing");
    Answer suspended =
        api.step(accredited, "suspension", RITA, "{\"reason\": \"Satzung ist ungültig.\"}");
    JsonNode own = read(paula, suspended.id()).body();
    assertThat(own.path("status").asString()).isEqualTo("SUSPENDED");
    assertThat(own.path("reason").asString()).isEqualTo("Satzung ist ungültig.");
    Answer back =
        api.step(suspended, "reinstatement", AXEL, "{\"reason\": \"Neue Satzung liegt vor.\"}");
    assertThat(back.body().path("status").asString()).isEqualTo("ACCREDITED");
  }

  @Test
  void isNotRenewedSoLongBeforeItsEnd() {
    Answer accredited = api.accredited(name);
    Answer refused = post(accredited, "renewal", paula, "");
    assertRefused(refused, 409, "partner-status");
    assertThat(refused.raw().body()).contains("\"allowed\":[\"amendment\",\"withdrawal\"]");
  }

  @Test
  void isRenewedInTheLastNinetyDaysAndStaysAccreditedMeanwhile() {
    Answer shortTerm =
        api.step(
            api.recommended(api.applied(name), "ACCREDIT"),
            "approval",
            AXEL,
            "{\"until\": \"%s\"}".formatted(PartnersApi.inDays(60)));
    Answer renewing = api.step(shortTerm, "renewal", paula, "");
    assertThat(renewing.body().path("status").asString()).isEqualTo("ACCREDITED");
    assertThat(renewing.body().path("stage").asString()).isEqualTo("WAITING");
    Answer renewed = api.step(api.recommended(renewing, "ACCREDIT"), "approval", AXEL, "");
    assertThat(renewed.body().path("accreditedUntil").asString())
        .isEqualTo(PartnersApi.inDays(0).plusYears(2).toString());
  }

  @Test
  void answersAReadThatIsStillRightWithoutABody() {
    Answer applied = api.applied(name);
    Answer read = read(paula, applied.id());
    assertThat(
            api.get("/api/partners/" + applied.id())
                .as(paula)
                .with("If-None-Match", read.tag())
                .send()
                .status())
        .isEqualTo(304);
    assertThat(
            api.get("/api/partners/" + applied.id())
                .as(RITA)
                .with("If-None-Match", read.tag())
                .send()
                .status())
        .as("another sees something else")
        .isEqualTo(200);
  }

  @Test
  void changesOnlyWhatTheCallerHasSeen() {
    Answer applied = api.applied(name);
    api.step(applied, "review", RITA, "");
    assertThat(post(applied, "review", AXEL, "").status()).isEqualTo(412);
    assertThat(api.post("/api/partners/" + applied.id() + "/review").as(AXEL).send().status())
        .isEqualTo(428);
  }

  @Test
  void givesARepeatedStepTheSameAnswer() {
    Answer applied = api.applied(name);
    String key = UUID.randomUUID().toString();
    PartnersApi.Call call =
        api.post("/api/partners/" + applied.id() + "/review")
            .as(RITA)
            .ifMatch(applied.tag())
            .key(key);
    Answer first = call.send();
    Answer second = call.send();
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.raw().body()).isEqualTo(first.raw().body());
    assertThat(second.tag()).isEqualTo(first.tag());
  }

  private void assertStands(
      Answer receipt, String status, String action, String by, List<String> allowed) {
    JsonNode own = read(paula, receipt.id()).body();
    assertThat(own.path("status").asString()).isEqualTo(status);
    assertThat(own.path("nextStep").path("action").asString()).isEqualTo(action);
    assertThat(own.path("nextStep").path("by").asString()).isEqualTo(by);
    assertThat(own.path("allowed").valueStream().map(JsonNode::asString))
        .containsExactlyElementsOf(allowed);
    assertThat(receipt.body().path("status").asString()).isEqualTo(status);
  }

  private Answer read(String who, String id) {
    return api.get("/api/partners/" + id).as(who).send();
  }

  private Answer post(Answer before, String resource, String who, String json) {
    PartnersApi.Call call =
        api.post("/api/partners/" + before.id() + "/" + resource).as(who).ifMatch(before.tag());
    return (json.isEmpty() ? call : call.json(json)).send();
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
  }
}
