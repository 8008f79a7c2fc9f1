package city.participation.events.programme;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What staff do by the API, and what everybody sees of it. */
@RunningEventsService
class ProgrammeLifeIT {

  private static final String RESULTS =
      """
      {"results": {"de": "Zwölf Ideen werden umgesetzt.",
                   "en": "Twelve ideas will be carried out."}}
      """;

  @LocalServerPort private int port;
  @Autowired private Programmes programmes;
  private EventsApi api;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
  }

  @Test
  void leadsFromTheDraftToTheArchive() {
    Answer draft = api.drafted(EventsApi.programme("Köln 21 – Smart City"));
    assertThat(draft.header("Location")).isEqualTo("/api/programmes/" + draft.id());
    assertThat(draft.body().path("allowed").toString())
        .isEqualTo("[\"amendment\",\"announcement\",\"discarding\",\"stages\"]");
    Answer planned =
        api.step(draft, "/stages", EventsApi.stage(EventsApi.inDays(1), EventsApi.inDays(9)));
    Answer announced = api.step(planned, "/announcement", "{\"office\": \"Amt 01\"}");
    new SettleStages(programmes, at(10)).settleDue();
    Answer over = api.get("/api/programmes/" + draft.id()).as(EventsApi.ADMIN).send();
    assertThat(over.body().path("status").asString()).isEqualTo("EVALUATING");
    Answer closed = api.step(over, "/closing", RESULTS);
    Answer archived = api.step(closed, "/archiving", "");
    assertThat(archived.body().path("status").asString()).isEqualTo("ARCHIVED");
    assertThat(archived.body().path("allowed").isEmpty()).isTrue();
    assertThat(announced.tag()).isNotEqualTo(archived.tag());

    Answer shown = api.get("/api/programmes/" + draft.id()).send();
    assertThat(shown.body().path("results").path("en").asString()).startsWith("Twelve");
    assertThat(shown.body().path("allowed").isMissingNode()).as("for staff only").isTrue();
    Answer timeline = api.get("/api/programmes/" + draft.id() + "/timeline").send();
    List<String> steps = new ArrayList<>();
    timeline.body().path("items").forEach(it -> steps.add(it.path("step").asString()));
    assertThat(steps)
        .containsExactly(
            "ANNOUNCED",
            "STAGE_OPENED",
            "STARTED",
            "STAGE_CLOSED",
            "EVALUATION_BEGUN",
            "CLOSED",
            "ARCHIVED");
    assertThat(timeline.body().path("items").path(0).path("office").asString()).isEqualTo("Amt 01");
    assertThat(timeline.raw().body()).doesNotContain("sina");
    assertThat(
            api.get("/api/programmes/" + draft.id() + "/timeline")
                .as(EventsApi.STAFF)
                .send()
                .raw()
                .body())
        .contains("sina", "DRAFTED");
  }

  @Test
  void hidesDraftsAndInternalProgrammesFromAllButTheCity() {
    Answer draft = api.planned();
    Answer internal =
        api.step(api.planned(EventsApi.internal("Verwaltung innovativ")), "/announcement", "");
    for (Answer one : List.of(draft, internal)) {
      String path = "/api/programmes/" + one.id();
      assertThat(api.get(path).send().status()).isEqualTo(404);
      assertThat(api.get(path + "/timeline").send().status()).isEqualTo(404);
      assertThat(api.get(path).as("anna participant").send().status()).isEqualTo(404);
      assertThat(api.get(path).as(EventsApi.STAFF).send().status()).isEqualTo(200);
      assertThat(api.get(path).as(EventsApi.ADMIN).send().status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna participant", "paula partner", "mona moderator"})
  void letsNobodyElseWrite(String who) {
    Answer draft = api.planned();
    String stage = "/stages/" + stageOf(draft);
    assertThat(
            api.post("/api/programmes").as(who).json(EventsApi.programme("Meins")).send().status())
        .isEqualTo(403);
    for (String step :
        List.of("/announcement", "/discarding", "/closing", "/archiving", "/stages")) {
      assertThat(api.call("POST", draft, step).as(who).json("{}").send().status())
          .as(step)
          .isEqualTo(403);
    }
    assertThat(api.call("POST", draft, stage + "/reopening").as(who).json("{}").send().status())
        .isEqualTo(403);
    assertThat(api.call("PATCH", draft, "").as(who).json("{}").send().status()).isEqualTo(403);
    assertThat(api.call("PATCH", draft, stage).as(who).json("{}").send().status()).isEqualTo(403);
    assertThat(api.call("DELETE", draft, stage).as(who).send().status()).isEqualTo(403);
    assertThat(api.call("POST", draft, "/announcement").send().status()).isEqualTo(401);
  }

  @Test
  void namesEverythingThatIsWrongWithADraft() {
    Answer refused =
        api.post("/api/programmes")
            .as(EventsApi.STAFF)
            .json(
                """
                {"title": {"de": "Köln 21"}, "summary": {"de": "kurz", "en": "short"},
                 "leadOffice": "Amt\\u0000 15", "districts": ["3", "3", "77"], "themes": [],
                 "goals": [{"code": "Kein Code", "name": {"de": "Ziel", "en": "Goal"}}],
                 "papers": [{"title": "Vorlage", "url": "http://ratsinformation.example/1"}],
                 "concept": {"goals": {"de": "Ideen finden, die viele Menschen mittragen."},
                             "targetGroups": [], "methods": [null]}}
                """)
            .send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactly(
            "/audience missing",
            "/concept/level missing",
            "/concept/methods/0 missing",
            "/concept/targetGroups too-few",
            "/districts/1 repeated",
            "/districts/2 unknown-district",
            "/goals/0/code no-goal-code",
            "/leadOffice unprintable",
            "/papers/0/url no-https-address",
            "/summary/de too-short",
            "/summary/en too-short",
            "/themes too-few",
            "/title/en missing");
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-01T10:00:00, 2027-03-02T10:00:00+01:00, /opensAt no-moment",
    "2027-03-01, 2027-03-02T10:00:00+01:00, /opensAt no-moment",
    "2027-03-01T10:00:00+01:00, 2027-02-30T10:00:00+01:00, /closesAt no-moment",
    "2127-03-01T10:00:00+01:00, 2127-03-02T10:00:00+01:00, /closesAt moment-out-of-range",
  })
  void refusesWhatIsNoStage(String opens, String closes, String error) {
    Answer draft = api.drafted(EventsApi.programme("Köln 21 – Smart City"));
    Answer refused =
        api.call("POST", draft, "/stages")
            .as(EventsApi.STAFF)
            .json(EventsApi.stage(opens, closes))
            .send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  @Test
  void refusesStagesAtATimeAndNamesTheOther() {
    Answer draft = api.planned();
    Answer refused =
        api.call("POST", draft, "/stages")
            .as(EventsApi.STAFF)
            .json(EventsApi.stage(EventsApi.inDays(10), EventsApi.inDays(40)))
            .send();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("stages-overlap");
    assertThat(refused.body().path("stage").asString()).isEqualTo(stageOf(draft));
  }

  @Test
  void movesAndRemovesStages() {
    Answer announced = api.announced();
    String stage = "/stages/" + stageOf(announced);
    Answer moved =
        api.call("PATCH", announced, stage)
            .as(EventsApi.STAFF)
            .json("{\"closesAt\": \"%s\", \"parallel\": true}".formatted(EventsApi.inDays(50)))
            .send();
    assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
    assertThat(moved.body().path("stages").path(0).path("parallel").asBoolean(false)).isTrue();
    Answer last = api.call("DELETE", moved, stage).as(EventsApi.STAFF).send();
    assertThat(last.code()).isEqualTo("stage-missing");
    Answer more =
        api.step(moved, "/stages", EventsApi.stage(EventsApi.inDays(60), EventsApi.inDays(70)));
    Answer removed = api.call("DELETE", more, stage).as(EventsApi.STAFF).send();
    assertThat(removed.status()).isEqualTo(200);
    assertThat(removed.body().path("stages").size()).isEqualTo(1);
    assertThat(api.call("DELETE", removed, stage).as(EventsApi.STAFF).send().status())
        .isEqualTo(404);
  }

  @Test
  void reopensAStageWithAReasonOnly() {
    Answer announced = api.announced();
    new SettleStages(programmes, at(31)).settleDue();
    Answer over = api.get("/api/programmes/" + announced.id()).as(EventsApi.STAFF).send();
    String reopening = "/stages/" + stageOf(announced) + "/reopening";
    Answer refused =
        api.call("POST", over, reopening)
            .as(EventsApi.STAFF)
            .json("{\"closesAt\": \"%s\"}".formatted(EventsApi.inDays(50)))
            .send();
    assertThat(refused.errors()).containsExactly("/reason missing");
    Answer again =
        api.step(
            over,
            reopening,
            "{\"closesAt\": \"%s\", \"reason\": \"Die Website war nicht erreichbar.\"}"
                .formatted(EventsApi.inDays(50)));
    assertThat(again.body().path("status").asString()).isEqualTo("RUNNING");
    assertThat(again.body().path("stages").path(0).path("status").asString()).isEqualTo("OPEN");
    assertThat(api.get("/api/programmes/" + announced.id() + "/timeline").send().raw().body())
        .contains("Die Website war nicht erreichbar.");
  }

  @Test
  void amendsWhatAPatchNamesAndLeavesTheRest() {
    Answer draft = api.planned();
    Answer amended =
        api.call("PATCH", draft, "")
            .as(EventsApi.STAFF)
            .json("{\"title\": {\"en\": \"Cologne 21\"}, \"papers\": null}")
            .send();
    assertThat(amended.body().path("title").path("en").asString()).isEqualTo("Cologne 21");
    assertThat(amended.body().path("title").path("de").asString()).startsWith("Köln 21");
    assertThat(amended.body().path("papers").isEmpty()).isTrue();
    assertThat(
            api.call("PATCH", amended, "")
                .as(EventsApi.STAFF)
                .json("{\"status\": \"RUNNING\"}")
                .send()
                .status())
        .isEqualTo(400);
  }

  @Test
  void needsAnOfficeOfTheRequestOrOfTheToken() {
    Answer draft = api.planned();
    Answer refused = api.call("POST", draft, "/announcement").as("sina staff", null).send();
    assertThat(refused.errors()).containsExactly("/office office-missing");
    assertThat(
            api.call("POST", draft, "/announcement")
                .as("sina staff", null)
                .json("{\"office\": \"Amt 15\"}")
                .send()
                .status())
        .isEqualTo(200);
  }

  @Test
  void saysWhatIsAllowedWhereItRefuses() {
    Answer refused =
        api.call("POST", api.announced(), "/closing").as(EventsApi.STAFF).json(RESULTS).send();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("programme-status");
    assertThat(refused.body().path("programmeStatus").asString()).isEqualTo("ANNOUNCED");
    assertThat(refused.body().path("allowed").toString()).contains("amendment", "stages");
  }

  @Test
  void needsTheVersionThatWasSeen() {
    Answer draft = api.planned();
    Answer first = api.step(draft, "/announcement", "");
    assertThat(api.call("POST", draft, "/announcement").as(EventsApi.ADMIN).send().status())
        .isEqualTo(412);
    assertThat(
            api.post("/api/programmes/" + first.id() + "/archiving")
                .as(EventsApi.STAFF)
                .send()
                .status())
        .isEqualTo(428);
  }

  @Test
  void answersNothingNewWithNothing() {
    Answer announced = api.announced();
    for (String path : List.of("", "/timeline")) {
      Answer read = api.get("/api/programmes/" + announced.id() + path).send();
      Answer again =
          api.get("/api/programmes/" + announced.id() + path)
              .with("If-None-Match", read.tag())
              .send();
      assertThat(again.status()).isEqualTo(304);
    }
  }

  /** Two of the staff, one version: one has it, the other is told. */
  @Test
  void takesOneOfTwentyChangesOfTheSameVersion() throws InterruptedException {
    Answer draft = api.planned();
    List<Callable<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String district = Integer.toString(1 + i % 9);
      all.add(() ->
          api.call("PATCH", draft, "")
              .as(EventsApi.STAFF)
              .json("{\"districts\": [\"%s\"]}".formatted(district))
              .send());
      all.add(() -> api.call("POST", draft, "/announcement").as(EventsApi.ADMIN).send());
    }
    List<Answer> answers = Crowd.all(all);
    assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() != 200))
        .allSatisfy(it -> assertThat(it.status()).as(it.raw().body()).isEqualTo(412));
  }

  @Test
  void actsOnceUnderOneKey() throws InterruptedException {
    String key = UUID.randomUUID().toString();
    String body = EventsApi.programme("Köln 21 – " + key);
    Callable<Answer> draft =
        () -> api.post("/api/programmes").as(EventsApi.STAFF).key(key).json(body).send();
    List<Answer> answers = Crowd.all(Collections.nCopies(20, draft));
    assertThat(answers)
        .allSatisfy(it -> assertThat(it.status()).as(it.raw().body()).isEqualTo(201));
    assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
    assertThat(
            api.post("/api/programmes")
                .as(EventsApi.STAFF)
                .key(key)
                .json(EventsApi.programme("Etwas anderes"))
                .send()
                .code())
        .isEqualTo("idempotency-key-reused");

    String stage = EventsApi.stage(EventsApi.inDays(1), EventsApi.inDays(2));
    Callable<Answer> plan =
        () ->
            api.call("POST", answers.getFirst(), "/stages")
                .as(EventsApi.STAFF)
                .key("stage-" + key)
                .json(stage)
                .send();
    List<Answer> planned = Crowd.all(Collections.nCopies(20, plan));
    assertThat(planned)
        .allSatisfy(it -> assertThat(it.status()).as(it.raw().body()).isEqualTo(200));
    assertThat(planned.stream().map(it -> it.raw().body()).distinct()).hasSize(1);
    assertThat(planned.getFirst().body().path("stages").size()).isEqualTo(1);
  }

  private static String stageOf(Answer receipt) {
    return receipt.body().path("stages").path(0).path("id").asString();
  }

  private static Clock at(int days) {
    return Clock.fixed(Instant.parse(EventsApi.inDays(days)), ZoneOffset.UTC);
  }
}
