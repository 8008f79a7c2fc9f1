package city.participation.events.event;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.Crowd;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.SampleEvents.Wanted;
import java.time.Clock;
import java.time.Duration;
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
import tools.jackson.databind.JsonNode;

/** What staff do by the API, and what everybody sees of it. */
@RunningEventsService
class EventLifeIT {

  private static final String DOCUMENTATION =
      """
      {"minutes": {"de": "Frau B. eröffnet die Sitzung um 18 Uhr."}, "attendance": 84,
       "results": {"de": "Zwölf Ideen wurden gesammelt.", "en": "Twelve ideas were collected."},
       "ideas": ["c81e5a07-2d94-8b36-8f1a-6e3b9d0c7f52"]}
      """;
  private static final String WITHOUT_REASON = "{}";

  @LocalServerPort private int port;
  @Autowired private Events all;
  @Autowired private FindStanding standing;
  private EventsApi api;
  private SampleEvents events;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
    events = new SampleEvents(api);
  }

  @Test
  void leadsFromTheDraftToItsDocumentation() {
    Answer draft = events.drafted(events.wanted(events.programme()));
    assertThat(draft.header("Location")).isEqualTo("/api/events/" + draft.id());
    assertThat(draft.body().path("allowed").toString())
        .isEqualTo("[\"amendment\",\"discarding\",\"scheduling\"]");
    Answer scheduled = events.step(draft, "/scheduling", "{\"office\": \"Amt 01\"}");
    Answer open = events.step(scheduled, "/registration-opening", "");
    assertThat(open.body().path("status").asString()).isEqualTo("REGISTRATION_OPEN");
    settle(11);
    Answer held = events.shown(open);
    assertThat(held.body().path("status").asString()).isEqualTo("HELD");
    Answer documented = events.step(held, "/documentation", DOCUMENTATION);
    assertThat(documented.body().path("status").asString()).isEqualTo("DOCUMENTED");
    assertThat(documented.body().path("allowed").toString()).isEqualTo("[\"correction\"]");

    Answer shown = api.get("/api/events/" + draft.id()).send();
    assertThat(shown.body().path("documentation").path("attendance").asInt(0)).isEqualTo(84);
    assertThat(shown.body().path("zone").asString()).isEqualTo("Europe/Berlin");
    Answer timeline = api.get("/api/events/" + draft.id() + "/timeline").send();
    List<String> steps = new ArrayList<>();
    timeline.body().path("items").forEach(it -> steps.add(it.path("step").asString()));
    assertThat(steps)
        .containsExactly(
            "SCHEDULED",
            "REGISTRATION_OPENED",
            "REGISTRATION_CLOSED",
            "STARTED",
            "HELD",
            "DOCUMENTED");
    assertThat(timeline.body().path("items").path(0).path("office").asString()).isEqualTo("Amt 01");
    assertThat(timeline.raw().body()).doesNotContain("sina");
    assertThat(
            api.get("/api/events/" + draft.id() + "/timeline")
                .as(EventsApi.STAFF)
                .send()
                .raw()
                .body())
        .contains("sina", "DRAFTED");
  }

  @Test
  void showsItsLinkAndStaffToNobodyElse() {
    Answer scheduled = events.scheduled();
    for (Answer shown :
        List.of(
            api.get("/api/events/" + scheduled.id()).send(),
            api.get("/api/events/" + scheduled.id()).as("anna participant").send())) {
      assertThat(shown.status()).isEqualTo(200);
      assertThat(shown.raw().body()).doesNotContain("geheim", "owner-", "allowed");
    }
    assertThat(events.shown(scheduled).raw().body()).contains("geheim", "owner-", "allowed");
    assertThat(standing.of(scheduled.id()).orElseThrow().onlineLink()).isEqualTo(SampleEvents.LINK);
  }

  @Test
  void hidesDraftsAndInternalEventsFromAllButTheCity() {
    Answer draft = events.drafted(events.wanted(events.programme()));
    Answer internal =
        events.scheduled(events.wanted(events.programme(EventsApi.internal("Verwaltung"))));
    Answer discarded =
        events.step(
            events.drafted(events.wanted(events.programme())),
            "/discarding",
            SampleEvents.reason());
    for (Answer one : List.of(draft, internal, discarded)) {
      String path = "/api/events/" + one.id();
      assertThat(api.get(path).send().status()).isEqualTo(404);
      assertThat(api.get(path + "/timeline").send().status()).isEqualTo(404);
      assertThat(api.get(path).as("anna participant").send().status()).isEqualTo(404);
      assertThat(api.get(path).as(EventsApi.STAFF).send().status()).isEqualTo(200);
      assertThat(api.get(path).as(EventsApi.ADMIN).send().status()).isEqualTo(200);
    }
    assertThat(standing.of(draft.id())).as("nobody registers for a draft").isEmpty();
    assertThat(standing.of(internal.id())).isPresent();
    assertThat(standing.of("none")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna participant", "paula partner", "mona moderator"})
  void letsNobodyElseWrite(String who) {
    Answer draft = events.drafted(events.wanted(events.programme()));
    assertThat(api.post("/api/events").as(who).json("{}").send().status()).isEqualTo(403);
    for (String step :
        List.of(
            "/discarding",
            "/scheduling",
            "/rescheduling",
            "/postponement",
            "/cancellation",
            "/registration-opening",
            "/registration-closing",
            "/documentation")) {
      assertThat(events.call("POST", draft, step).as(who).json("{}").send().status())
          .as(step)
          .isEqualTo(403);
    }
    assertThat(events.call("PATCH", draft, "").as(who).json("{}").send().status()).isEqualTo(403);
    assertThat(events.call("POST", draft, "/scheduling").send().status()).isEqualTo(401);
  }

  @Test
  void namesEverythingThatIsWrongWithADraft() {
    Answer refused =
        api.post("/api/events")
            .as(EventsApi.STAFF)
            .json(
                """
                {"programmeId": "kein Vorhaben", "title": {"de": "Dialog"},
                 "description": {"de": "kurz", "en": "short"},
                 "startsAt": "2027-03-01T18:00:00", "endsAt": "2027-03-01T20:00:00+01:00",
                 "venue": {"name": "Hi", "postcode": "5082", "district": "77",
                           "point": {"type": "Point", "coordinates": [6.9, 95]}},
                 "onlineLink": "http://konferenz.example", "owners": ["a", "a"],
                 "languages": ["Deutsch"], "costCents": -1, "accessibility": {"stepFree": true},
                 "speakers": [{}], "agenda": [{"title": {"de": "Begrüßung"}, "minutes": 0}],
                 "registration": {"closesAt": "morgen"}, "ideas": [null], "coHosts": ["a b"]}
                """)
            .send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactly(
            "/accessibility/easyLanguage missing",
            "/accessibility/hearingLoop missing",
            "/accessibility/signLanguage missing",
            "/agenda/0/minutes out-of-range",
            "/coHosts/0 no-id",
            "/costCents out-of-range",
            "/description/de too-short",
            "/description/en too-short",
            "/format missing",
            "/ideas/0 missing",
            "/languages/0 no-language",
            "/onlineLink no-https-address",
            "/owners/1 repeated",
            "/programmeId no-id",
            "/registration/closesAt no-moment",
            "/speakers/0/name missing",
            "/startsAt no-moment",
            "/title/en missing",
            "/venue/district unknown-district",
            "/venue/name too-short",
            "/venue/point/coordinates longitude-latitude",
            "/venue/postcode no-postcode");
  }

  @Test
  void liesInAProgrammeAndStageThatThereAre() {
    Wanted wanted = events.wanted(events.programme());
    String nowhere = UUID.randomUUID().toString();
    Wanted lost =
        new Wanted(
            nowhere, nowhere, wanted.hall(), wanted.owner(), wanted.startsAt(), wanted.endsAt());
    Wanted misplaced =
        new Wanted(
            wanted.programme(),
            nowhere,
            wanted.hall(),
            wanted.owner(),
            wanted.startsAt(),
            wanted.endsAt());
    assertThat(refusedDraft(lost).errors()).containsExactly("/programmeId unknown-programme");
    assertThat(refusedDraft(misplaced).errors()).containsExactly("/stageId unknown-stage");
    Answer outside =
        events.drafted(
            wanted.at(
                wanted.startsAt().plus(Duration.ofDays(80)),
                wanted.endsAt().plus(Duration.ofDays(80))));
    Answer refused = events.call("POST", outside, "/scheduling").as(EventsApi.STAFF).send();
    assertThat(refused.code()).isEqualTo("outside-stage");
    assertThat(refused.body().path("stage").asString()).isEqualTo(wanted.stage());
    Answer tooEarly = events.drafted(events.wanted(api.planned()));
    assertThat(events.call("POST", tooEarly, "/scheduling").as(EventsApi.STAFF).send().code())
        .isEqualTo("programme-takes-no-events");
  }

  private Answer refusedDraft(Wanted wanted) {
    Answer refused =
        api.post("/api/events").as(EventsApi.STAFF).json(SampleEvents.body(wanted)).send();
    assertThat(refused.status()).isEqualTo(400);
    return refused;
  }

  @Test
  void saysWhatIsMissingBeforePeopleCanCome() {
    Answer draft =
        events.drafted(
            """
            {"programmeId": "%s", "title": {"de": "Rundgang", "en": "A walk"},
             "description": {"de": "Durch das Veedel von morgen.", "en": "Through the quarter."},
             "format": "WALK", "attendance": "ON_SITE"}
            """
                .formatted(events.programme().id()));
    Answer refused = events.call("POST", draft, "/scheduling").as(EventsApi.STAFF).send();
    assertThat(refused.code()).isEqualTo("event-incomplete");
    assertThat(refused.body().path("missing").toString())
        .isEqualTo("[\"startsAt\",\"endsAt\",\"venue\",\"accessibility\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "/rescheduling",
    "/postponement",
    "/cancellation",
  })
  void callsOffAndMovesWithAReasonOnly(String step) {
    Answer refused =
        events
            .call("POST", events.scheduled(), step)
            .as(EventsApi.STAFF)
            .json(WITHOUT_REASON)
            .send();
    assertThat(refused.errors()).containsExactly("/reason missing");
  }

  @Test
  void movesAndRaisesSequence() {
    Answer scheduled = events.scheduled();
    Instant later = SampleEvents.inDays(20);
    Answer moved =
        events.step(
            scheduled,
            "/rescheduling",
            """
            {"reason": "%s", "startsAt": "%s", "endsAt": "%s", "attendance": "ON_SITE"}
            """
                .formatted(SampleEvents.REASON, later, later.plusSeconds(3_600)));
    assertThat(moved.body().path("calendarSequence").asInt(0)).isEqualTo(1);
    Answer shown = events.shown(moved);
    assertThat(shown.body().path("startsAt").asString()).isEqualTo(later.toString());
    assertThat(shown.body().path("onlineLink").isMissingNode()).as("needed no more").isTrue();
    assertThat(shown.body().path("venue").path("name").asString()).startsWith("Saal");
    assertThat(api.get("/api/events/" + moved.id() + "/timeline").send().raw().body())
        .contains(SampleEvents.REASON);
    Answer cancelled = events.step(moved, "/cancellation", SampleEvents.reason());
    assertThat(cancelled.body().path("calendarSequence").asInt(0)).isEqualTo(2);
    assertThat(api.get("/api/events/" + moved.id()).send().body().path("status").asString())
        .isEqualTo("CANCELLED");
  }

  @Test
  void amendsWhatAPatchNamesAndLeavesTheRest() {
    Answer scheduled = events.scheduled();
    Answer amended =
        events
            .call("PATCH", scheduled, "")
            .as(EventsApi.STAFF)
            .json("{\"title\": {\"en\": \"A dialogue\"}, \"speakers\": null, \"costCents\": 500}")
            .send();
    assertThat(amended.status()).as(amended.raw().body()).isEqualTo(200);
    assertThat(amended.body().path("title").path("en").asString()).isEqualTo("A dialogue");
    assertThat(amended.body().path("title").path("de").asString()).startsWith("Bürgerdialog");
    assertThat(amended.body().path("speakers").isEmpty()).isTrue();
    Answer refused =
        events
            .call("PATCH", amended, "")
            .as(EventsApi.STAFF)
            .json("{\"startsAt\": \"%s\", \"venue\": null}".formatted(EventsApi.inDays(9)))
            .send();
    assertThat(refused.errors())
        .containsExactly("/startsAt by-rescheduling", "/venue by-rescheduling");
    assertThat(
            events
                .call("PATCH", amended, "")
                .as(EventsApi.STAFF)
                .json("{\"status\": \"HELD\"}")
                .send()
                .status())
        .isEqualTo(400);
  }

  @Test
  void saysWhatIsOpenAndUntilWhen() {
    Answer scheduled = events.scheduled();
    assertThat(
            api.get("/api/events/" + scheduled.id())
                .send()
                .body()
                .path("participationOpen")
                .isEmpty())
        .isTrue();
    String closesAt = SampleEvents.inDays(5).toString();
    Answer open =
        events.step(
            scheduled, "/registration-opening", "{\"closesAt\": \"%s\"}".formatted(closesAt));
    Answer shown = api.get("/api/events/" + open.id()).send();
    assertThat(shown.body().path("participationOpen").toString()).isEqualTo("[\"register\"]");
    assertThat(shown.body().path("nextDeadline").asString()).isEqualTo(closesAt);
    EventStanding now = standing.of(open.id()).orElseThrow();
    assertThat(now.takesRegistrations()).isTrue();
    assertThat(now.registrationClosesAt()).isEqualTo(Instant.parse(closesAt));
    Answer closed = events.step(open, "/registration-closing", "");
    assertThat(standing.of(closed.id()).orElseThrow().takesRegistrations()).isFalse();
    assertThat(
            events
                .call("POST", closed, "/registration-opening")
                .as(EventsApi.STAFF)
                .json("{\"closesAt\": \"%s\"}".formatted(closesAt))
                .send()
                .errors())
        .containsExactly("/reason missing");
  }

  /** A stage that is moved does not ask its events. */
  @Test
  void tellsStaffOfAnEventThatItsStageHasLeft() {
    Answer programme = events.programme();
    Answer scheduled = events.scheduled(events.wanted(programme));
    String stage = programme.body().path("stages").path(0).path("id").asString();
    Answer shorter =
        api.call("PATCH", programme, "/stages/" + stage)
            .as(EventsApi.STAFF)
            .json("{\"closesAt\": \"%s\"}".formatted(EventsApi.inDays(5)))
            .send();
    assertThat(shorter.status()).isEqualTo(200);
    assertThat(events.shown(scheduled).body().path("outsideStage").asBoolean(false)).isTrue();
    assertThat(
            api.get("/api/events/" + scheduled.id())
                .send()
                .body()
                .path("outsideStage")
                .isMissingNode())
        .isTrue();
  }

  @Test
  void needsAnOfficeOfTheRequestOrOfTheToken() {
    Answer draft = events.drafted(events.wanted(events.programme()));
    Answer refused = events.call("POST", draft, "/scheduling").as("sina staff", null).send();
    assertThat(refused.errors()).containsExactly("/office office-missing");
    assertThat(
            events
                .call("POST", draft, "/scheduling")
                .as("sina staff", null)
                .json("{\"office\": \"Amt 15\"}")
                .send()
                .status())
        .isEqualTo(200);
  }

  @Test
  void saysWhatIsAllowedWhereItRefuses() {
    Answer refused =
        events
            .call("POST", events.scheduled(), "/documentation")
            .as(EventsApi.STAFF)
            .json(DOCUMENTATION)
            .send();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("event-status");
    assertThat(refused.body().path("eventStatus").asString()).isEqualTo("SCHEDULED");
    assertThat(refused.body().path("allowed").toString())
        .isEqualTo(
            "[\"amendment\",\"rescheduling\",\"postponement\",\"cancellation\","
                + "\"registration-opening\"]");
  }

  @Test
  void correctsWhatWasToldWithAReason() {
    Answer held = events.scheduled();
    settle(11);
    held = events.shown(held);
    Answer early = correction(held, DOCUMENTATION.replace("{\"minutes\"", reasoned()));
    assertThat(early.code()).as("nothing was told yet").isEqualTo("event-status");
    Answer documented = events.step(held, "/documentation", DOCUMENTATION);
    Answer again =
        events
            .call("POST", documented, "/documentation")
            .as(EventsApi.STAFF)
            .json(DOCUMENTATION)
            .send();
    assertThat(again.body().path("allowed").toString()).isEqualTo("[\"correction\"]");
    assertThat(correction(documented, DOCUMENTATION).errors()).containsExactly("/reason missing");
    Answer same = correction(documented, DOCUMENTATION.replace("{\"minutes\"", reasoned()));
    assertThat(same.tag()).as("nothing is different").isEqualTo(documented.tag());

    Answer corrected =
        correction(
            documented, DOCUMENTATION.replace("{\"minutes\"", reasoned()).replace("84", "48"));

    assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
    assertThat(corrected.body().path("status").asString()).isEqualTo("DOCUMENTED");
    Answer shown = api.get("/api/events/" + held.id()).send();
    assertThat(shown.body().path("documentation").path("attendance").asInt(0)).isEqualTo(48);
    JsonNode entries =
        api.get("/api/events/" + held.id() + "/timeline").send().body().path("items");
    assertThat(entries.path(entries.size() - 1).path("step").asString()).isEqualTo("CORRECTED");
    assertThat(entries.path(entries.size() - 1).path("explanation").asString())
        .isEqualTo(SampleEvents.REASON);
    assertThat(entries.path(entries.size() - 1).has("person")).isFalse();
    assertThat(correction(documented, DOCUMENTATION.replace("{\"minutes\"", reasoned())).status())
        .isEqualTo(412);
  }

  private static String reasoned() {
    return "{\"reason\": \"%s\", \"minutes\"".formatted(SampleEvents.REASON);
  }

  private Answer correction(Answer before, String json) {
    return events.call("POST", before, "/correction").as(EventsApi.STAFF).json(json).send();
  }

  @Test
  void leavesItsStageOrLiesInAnother() {
    Answer programme = events.programme();
    Answer staged =
        api.step(programme, "/stages", EventsApi.stage(EventsApi.inDays(70), EventsApi.inDays(90)));
    String other = staged.body().path("stages").path(1).path("id").asString();
    Answer scheduled = events.scheduled(events.wanted(programme));

    Answer both = moved(scheduled, "\"withoutStage\": true, \"stageId\": \"%s\"".formatted(other));
    assertThat(both.errors()).containsExactly("/withoutStage stage-or-none");
    Answer outside = moved(scheduled, "\"stageId\": \"%s\"".formatted(other));
    assertThat(outside.code()).isEqualTo("outside-stage");
    Answer unknown = moved(scheduled, "\"stageId\": \"none\"");
    assertThat(unknown.errors()).containsExactly("/stageId unknown-stage");

    Answer without = moved(scheduled, "\"withoutStage\": true");
    assertThat(without.status()).as(without.raw().body()).isEqualTo(200);
    assertThat(events.shown(without).body().has("stageId")).isFalse();
    assertThat(without.body().path("calendarSequence").asInt(9)).as("it did not move").isZero();
    Answer later =
        moved(
            without,
            "\"stageId\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\""
                .formatted(other, SampleEvents.inDays(75), SampleEvents.inDays(76)));
    assertThat(later.status()).as(later.raw().body()).isEqualTo(200);
    assertThat(events.shown(later).body().path("stageId").asString()).isEqualTo(other);
  }

  private Answer moved(Answer before, String what) {
    return events
        .call("POST", before, "/rescheduling")
        .as(EventsApi.STAFF)
        .json("{\"reason\": \"%s\", %s}".formatted(SampleEvents.REASON, what))
        .send();
  }

  @Test
  void documentsWithMinutesAsATextOrBehindALink() {
    Answer scheduled = events.scheduled();
    for (String minutes :
        List.of(
            "\"attendance\": 3",
            "\"minutesUrl\": \"https://koeln.example/1\", \"minutes\":"
                + " {\"de\": \"Frau B. eröffnet die Sitzung.\"}")) {
      Answer refused =
          events
              .call("POST", scheduled, "/documentation")
              .as(EventsApi.STAFF)
              .json(
                  """
                  {%s, "results": {"de": "Zwölf Ideen wurden gesammelt.",
                                   "en": "Twelve ideas were collected."}}
                  """
                      .formatted(minutes))
              .send();
      assertThat(refused.errors()).containsExactly("/minutes text-or-link");
    }
  }

  @Test
  void needsTheVersionThatWasSeen() {
    Answer draft = events.drafted(events.wanted(events.programme()));
    events.step(draft, "/scheduling", "");
    assertThat(
            events
                .call("POST", draft, "/cancellation")
                .as(EventsApi.ADMIN)
                .json(SampleEvents.reason())
                .send()
                .status())
        .isEqualTo(412);
    assertThat(
            api.post("/api/events/" + draft.id() + "/cancellation")
                .as(EventsApi.STAFF)
                .json(SampleEvents.reason())
                .send()
                .status())
        .isEqualTo(428);
  }

  @Test
  void answersNothingNewWithNothing() {
    Answer scheduled = events.scheduled();
    for (String path : List.of("", "/timeline")) {
      Answer read = api.get("/api/events/" + scheduled.id() + path).send();
      Answer again =
          api.get("/api/events/" + scheduled.id() + path).with("If-None-Match", read.tag()).send();
      assertThat(again.status()).isEqualTo(304);
    }
  }

  @Test
  void actsOnceUnderOneKey() throws InterruptedException {
    String key = UUID.randomUUID().toString();
    Wanted wanted = events.wanted(events.programme());
    Callable<Answer> draft =
        () ->
            api.post("/api/events")
                .as(EventsApi.STAFF)
                .key(key)
                .json(SampleEvents.body(wanted))
                .send();
    List<Answer> answers = Crowd.all(Collections.nCopies(10, draft));
    assertThat(answers)
        .allSatisfy(it -> assertThat(it.status()).as(it.raw().body()).isEqualTo(201));
    assertThat(answers.stream().map(Answer::id).distinct()).hasSize(1);
    assertThat(
            api.post("/api/events")
                .as(EventsApi.STAFF)
                .key(key)
                .json(SampleEvents.body(wanted.by("otto")))
                .send()
                .code())
        .isEqualTo("idempotency-key-reused");
  }

  private void settle(int days) {
    Clock then = Clock.fixed(Instant.parse(EventsApi.inDays(days)), ZoneOffset.UTC);
    new SettleEvents(all, then).settleDue();
  }
}
