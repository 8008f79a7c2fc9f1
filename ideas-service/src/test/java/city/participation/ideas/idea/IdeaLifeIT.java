package city.participation.ideas.idea;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@RunningIdeasService
class IdeaLifeIT {

  private static final String BERND = "bernd participant";
  private static final String MONA = "mona moderator";

  /** Somebody new in every test: each person may bring in so many ideas a day. */
  private final String name = "anna-" + UUID.randomUUID();

  private final String anna = name + " participant";

  @LocalServerPort private int port;
  private IdeasApi api;

  @BeforeEach
  void connect() {
    api = new IdeasApi(port);
  }

  @Test
  void travelsFromSubmissionToThePublic() {
    Answer submitted = api.submitted(name);
    assertThat(submitted.body().path("status").asString()).isEqualTo("SUBMITTED");
    assertThat(submitted.header("Location")).isEqualTo("/api/ideas/" + submitted.id());
    assertThat(api.get("/api/ideas/" + submitted.id()).send().status()).isEqualTo(404);

    Answer published =
        api.post("/api/ideas/" + submitted.id() + "/publication")
            .as(MONA)
            .ifMatch(submitted.tag())
            .json("{\"office\": \"Büro für Öffentlichkeitsbeteiligung\"}")
            .send();
    assertThat(published.status()).as(published.raw().body()).isEqualTo(200);

    Answer shown = api.get("/api/ideas/" + submitted.id()).send();
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body().path("title").asString())
        .isEqualTo("Trinkbrunnen am Decksteiner Weiher");
    assertThat(shown.body().path("place").path("borough").asString()).isEqualTo("3");
    assertThat(shown.body().path("participationOpen").path(0).asString()).isEqualTo("support");
    assertThat(shown.body().has("nextDeadline")).isFalse();
    assertThat(shown.raw().body()).doesNotContain(name).doesNotContain("author");
    assertThat(
            api.get("/api/ideas/" + submitted.id())
                .with("If-None-Match", shown.tag())
                .send()
                .status())
        .isEqualTo(304);
  }

  @Test
  void tellsTheStepsWithoutNamingAnybody() {
    Answer published = api.published(name);
    Answer timeline = api.get("/api/ideas/" + published.id() + "/timeline").send();
    assertThat(timeline.body().path("items").size()).isEqualTo(2);
    assertThat(timeline.raw().body())
        .contains("SUBMITTED", "PUBLISHED", "MODERATOR")
        .doesNotContain(name)
        .doesNotContain("mona");
  }

  @Test
  void takesAModeratorsOfficeFromTheRequestElseFromTheToken() {
    Answer submitted = api.submitted(name);
    String path = "/api/ideas/" + submitted.id();
    Answer published = api.post(path + "/publication").as(MONA).ifMatch(submitted.tag()).send();
    assertThat(published.status()).as(published.raw().body()).isEqualTo(200);
    Answer withdrawn =
        api.post(path + "/withdrawal")
            .as(MONA)
            .ifMatch(published.tag())
            .json("{\"reason\": \"Enthält Privates.\", \"office\": \"Rechtsamt\"}")
            .send();
    assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(200);
    JsonNode steps = api.get(path + "/timeline").send().body().path("items");
    assertThat(steps.path(1).path("office").asString()).isEqualTo(IdeasApi.OFFICE);
    assertThat(steps.path(2).path("office").asString()).isEqualTo("Rechtsamt");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "B", "Amt\u202e15"})
  void saysBothWaysToNameAnOfficeThatIsMissing(@Nullable String claim) {
    Answer submitted = api.submitted(name);
    String path = "/api/ideas/" + submitted.id();
    for (IdeasApi.Call call :
        List.of(
            api.post(path + "/publication"),
            api.post(path + "/rejection")
                .json("{\"reason\": \"OTHER\", \"explanation\": \"Leider nicht.\"}"))) {
      Answer refused =
          call.as("max moderator", claim)
              .ifMatch(submitted.tag())
              .with("Accept-Language", "de")
              .send();
      assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
      assertThat(refused.errors()).containsExactly("/office office-missing");
      assertThat(refused.raw().body()).contains("Nennen Sie hier ein Amt", "Claim „office“");
    }
    Answer published =
        api.post(path + "/publication")
            .as("max moderator", claim)
            .ifMatch(submitted.tag())
            .json("{\"office\": \"Amt 15\"}")
            .send();
    assertThat(published.status()).as(published.raw().body()).isEqualTo(200);
    Answer withdrawal =
        api.post(path + "/withdrawal")
            .as("max moderator", claim)
            .ifMatch(published.tag())
            .json("{\"reason\": \"Enthält Privates.\"}")
            .send();
    assertThat(withdrawal.errors()).containsExactly("/office office-missing");
  }

  @Test
  void showsWhatStaffEnteredAsTheirStepForAnOffice() {
    String call = IdeasApi.IDEA.replace("\"theme\"", "\"origin\": \"PHONE\", \"theme\"");
    Answer homeless = api.post("/api/ideas").as(name + " staff", null).json(call).send();
    assertThat(homeless.status()).isEqualTo(400);
    assertThat(homeless.errors()).containsExactly("/office office-missing");

    Answer draft =
        api.post("/api/ideas?draft=true")
            .as(name + " staff", null)
            .json(call.replace("\"theme\"", "\"office\": \"Bürgeramt Ehrenfeld\", \"theme\""))
            .send();
    assertThat(draft.status()).as(draft.raw().body()).isEqualTo(201);
    String path = "/api/ideas/" + draft.id();
    Answer submitted =
        api.post(path + "/submission").as(name + " staff", null).ifMatch(draft.tag()).send();
    assertThat(submitted.status()).as(submitted.raw().body()).isEqualTo(200);
    api.post(path + "/publication").as(MONA).ifMatch(submitted.tag()).send();

    JsonNode first = api.get(path + "/timeline").send().body().path("items").path(0);
    assertThat(first.path("step").asString()).isEqualTo("SUBMITTED");
    assertThat(first.path("role").asString()).isEqualTo("STAFF");
    assertThat(first.path("office").asString()).isEqualTo("Bürgeramt Ehrenfeld");
    Answer byClaim = api.post("/api/ideas").as(name + " staff").json(call).send();
    assertThat(api.get("/api/ideas/" + byClaim.id() + "/timeline").as(MONA).send().raw().body())
        .contains(IdeasApi.OFFICE)
        .doesNotContain("AUTHOR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PHONE", "LETTER", "EVENT"})
  void takesFromStaffOnlyWhatCameByAnotherWay(String origin) {
    String call =
        IdeasApi.IDEA.replace("\"theme\"", "\"origin\": \"%s\", \"theme\"".formatted(origin));
    for (String who : List.of(" participant", " partner")) {
      Answer refused = api.post("/api/ideas").as(name + who, "Amt 15").json(call).send();
      assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
      assertThat(refused.errors()).containsExactly("/origin origin-of-staff");
    }
    assertThat(api.post("/api/ideas").as(name + " staff").json(call).send().status())
        .isEqualTo(201);
  }

  @Test
  void showsRejectionAndReasonToTheAuthorOnly() {
    Answer submitted = api.submitted(name);
    Answer rejected =
        api.post("/api/ideas/" + submitted.id() + "/rejection")
            .as(MONA)
            .ifMatch(submitted.tag())
            .json(
                """
                {"reason": "NOT_CITY_MATTER", "explanation": "Dafür ist der Bund zuständig."}
                """)
            .send();
    assertThat(rejected.body().path("status").asString()).isEqualTo("REJECTED");
    assertThat(api.get("/api/ideas/" + submitted.id()).as(BERND).send().status()).isEqualTo(404);
    assertThat(api.get("/api/ideas/" + submitted.id() + "/timeline").as(anna).send().raw().body())
        .contains("NOT_CITY_MATTER", "Dafür ist der Bund zuständig.");
  }

  @Test
  void revisesVisiblyOnceSomebodySupportsIt() {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    Answer free =
        api.patch(path)
            .as(anna)
            .ifMatch(published.tag())
            .json("{\"title\": \"Trinkbrunnen am Weiher\"}")
            .send();
    assertThat(free.status()).as(free.raw().body()).isEqualTo(200);
    assertThat(free.body().path("revision").asInt()).isEqualTo(1);

    assertThat(api.put(path + "/support").as(BERND).send().status()).isEqualTo(200);
    Answer visible =
        api.patch(path)
            .as(anna)
            .ifMatch(free.tag())
            .json("{\"title\": \"Zwei Trinkbrunnen am Weiher\", \"place\": null}")
            .send();
    assertThat(visible.status()).as(visible.raw().body()).isEqualTo(200);
    assertThat(visible.body().path("revision").asInt()).isEqualTo(2);
    assertThat(visible.body().has("place")).isFalse();

    Answer revisions = api.get(path + "/revisions").send();
    assertThat(revisions.body().path("items").size()).isEqualTo(2);
    assertThat(revisions.body().path("items").path(0).path("title").asString())
        .isEqualTo("Trinkbrunnen am Weiher");
    assertThat(revisions.body().path("items").path(1).path("title").asString())
        .isEqualTo("Zwei Trinkbrunnen am Weiher");
  }

  @Test
  void keepsOnlyTheReasonPublicOnceWithdrawn() {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    Answer silent = api.post(path + "/withdrawal").as(anna).ifMatch(published.tag()).send();
    assertThat(silent.status()).isEqualTo(400);
    assertThat(silent.errors()).containsExactly("/reason missing");
    Answer withdrawn =
        api.post(path + "/withdrawal")
            .as(anna)
            .ifMatch(published.tag())
            .json("{\"reason\": \"Die Stadt hat ihn schon gebaut.\"}")
            .send();
    assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(200);
    Answer shown = api.get(path).send();
    assertThat(shown.body().path("status").asString()).isEqualTo("WITHDRAWN");
    assertThat(shown.raw().body()).doesNotContain("Trinkbrunnen");
    assertThat(api.get(path + "/timeline").send().raw().body())
        .contains("Die Stadt hat ihn schon gebaut.");
    assertThat(api.get(path).as(anna).send().raw().body()).contains("Trinkbrunnen");
  }

  @Test
  void showsNoWordsOfAWithdrawnIdeaInListsOrRevisions() {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    api.put(path + "/support").as(BERND).send();
    Answer revised = patched(published, "{\"title\": \"Zwei Trinkbrunnen am Weiher\"}");
    Answer withdrawn =
        api.post(path + "/withdrawal")
            .as(anna)
            .ifMatch(revised.tag())
            .json("{\"reason\": \"Die Stadt hat ihn schon gebaut.\"}")
            .send();
    assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(200);

    Answer forOthers = api.get(path + "/revisions").as(BERND).send();
    assertThat(forOthers.status()).isEqualTo(200);
    assertThat(forOthers.body().path("items").size()).isZero();
    for (String who : List.of(anna, MONA)) {
      Answer full = api.get(path + "/revisions").as(who).send();
      assertThat(full.body().path("items").size()).isEqualTo(2);
      assertThat(full.tag()).isNotEqualTo(forOthers.tag());
    }
    for (String list : List.of("/api/ideas?limit=100", "/api/ideas?status=WITHDRAWN&limit=100")) {
      assertThat(api.get(list).send().raw().body()).doesNotContain(published.id());
      assertThat(api.get(list).as(BERND).send().raw().body()).doesNotContain(published.id());
    }
    assertThat(api.get("/api/ideas?status=WITHDRAWN&limit=100").as(MONA).send().raw().body())
        .contains(published.id());
    assertThat(api.get("/api/ideas?author=me").as(anna).send().raw().body())
        .contains(published.id(), "Zwei Trinkbrunnen");
  }

  @Test
  void withdrawsWhatWaitsWithAReasonAndADraftWithout() {
    Answer submitted = api.submitted(name);
    String path = "/api/ideas/" + submitted.id() + "/withdrawal";
    Answer silent = api.post(path).as(anna).ifMatch(submitted.tag()).send();
    assertThat(silent.status()).isEqualTo(400);
    assertThat(silent.errors()).containsExactly("/reason missing");
    Answer withdrawn =
        api.post(path)
            .as(anna)
            .ifMatch(submitted.tag())
            .json("{\"reason\": \"Das hat sich erledigt.\"}")
            .send();
    assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(200);

    Answer draft = api.draft(name);
    Answer dropped =
        api.post("/api/ideas/" + draft.id() + "/withdrawal").as(anna).ifMatch(draft.tag()).send();
    assertThat(dropped.status()).as(dropped.raw().body()).isEqualTo(200);
  }

  @Test
  void answersAWrongStatusWithWhatIsAllowed() {
    Answer published = api.published(name);
    Answer again =
        api.post("/api/ideas/" + published.id() + "/publication")
            .as(MONA)
            .ifMatch(published.tag())
            .with("Accept-Language", "de")
            .send();
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("idea-status");
    assertThat(again.body().path("status").asInt()).isEqualTo(409);
    assertThat(again.body().path("ideaStatus").asString()).isEqualTo("PUBLISHED");
    assertThat(again.body().path("allowed").toString()).contains("withdrawal", "support");
    assertThat(again.body().path("title").asString()).isEqualTo("In diesem Stand nicht möglich");
    assertThat(again.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void needsToKnowWhichVersionIsChanged() {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    String change = "{\"title\": \"Trinkbrunnen am Weiher\"}";
    assertThat(api.patch(path).as(anna).json(change).send().status()).isEqualTo(428);
    Answer stale = api.patch(path).as(anna).ifMatch("\"1-0\"").json(change).send();
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.code()).isEqualTo("stale");
    assertThat(api.patch(path).as(anna).ifMatch("\"x\"").json(change).send().status())
        .isEqualTo(400);
    assertThat(api.patch(path).as(anna).ifMatch(published.tag()).json(change).send().status())
        .isEqualTo(200);
  }

  @Test
  void letsNobodyModerateTheirOwnIdea() {
    Answer submitted =
        api.post("/api/ideas").as(name + " participant moderator").json(IdeasApi.IDEA).send();
    Answer refused =
        api.post("/api/ideas/" + submitted.id() + "/publication")
            .as(name + " participant moderator")
            .ifMatch(submitted.tag())
            .send();
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("own-idea");
  }

  @Test
  void namesAllThatIsWrongAndWhere() {
    Answer answer =
        api.post("/api/ideas")
            .as(anna)
            .json(
                """
                {"title": "Nein", "theme": "sport",
                 "place": {"district": "999",
                           "point": {"type": "Point", "coordinates": [13.4, 52.5]}}}
                """)
            .send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors())
        .containsExactly(
            "/place/district unknown-district",
            "/place/point/coordinates outside-city",
            "/text missing",
            "/theme not-one-of",
            "/title too-short");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"status\": \"PUBLISHED\"}                | /status unknown-property",
        "{\"author\": \"bernd\"}                    | /author unknown-property",
        "{\"version\": 7}                           | /version unknown-property",
        "{\"supportCount\": 99}                     | /supportCount unknown-property",
        "{\"title\": {\"$ne\": null}}               | /title wrong-type",
        "{\"title\": 5}                             | /title wrong-type",
        "{\"place\": {\"$gt\": \"\"}}               | /place/$gt unknown-property",
        "{\"place\": {\"district\": [\"301\"]}}     | /place/district wrong-type"
      })
  void takesNothingThatIsNotForCallersToSay(String body, String error) {
    Answer created = api.post("/api/ideas").as(anna).json(body).send();
    assertThat(created.status()).as(created.raw().body()).isEqualTo(400);
    assertThat(created.errors()).contains(error);
    Answer published = api.published(name);
    Answer patched =
        api.patch("/api/ideas/" + published.id())
            .as(anna)
            .ifMatch(published.tag())
            .json(body)
            .send();
    assertThat(patched.status()).as(patched.raw().body()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Titel\\u200bunsichtbar | /title unprintable",
        "Titel\\u202everkehrt   | /title unprintable",
        "Titel\\ud800kaputt     | /title unprintable",
        "!!!!!!!!             | /title wordless",
        "Zeile\\neins          | /title unprintable"
      })
  void refusesATitleThatNobodyCanRead(String title, String error) {
    Answer answer =
        api.post("/api/ideas")
            .as(anna)
            .json(IdeasApi.IDEA.replace("Trinkbrunnen am Decksteiner Weiher", title))
            .send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly(error);
  }

  @Test
  void takesJoinersAndLineBreaks() {
    Answer answer =
        api.post("/api/ideas")
            .as(anna)
            .json(
                """
                {"title": "Spielplatz f\\u00fcr \\ud83d\\udc68\\u200d\\ud83d\\udc67",
                 "text": "Erste Zeile,\\nzweite Zeile,\\tdritte.", "theme": "liveability"}
                """)
            .send();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
  }

  @Test
  void takesAMergePatchByItsOwnName() {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    String change = "{\"title\": \"Trinkbrunnen am Weiher\", \"place\": null}";
    Answer patched =
        api.patch(path)
            .as(anna)
            .ifMatch(published.tag())
            .json(change)
            .with("Content-Type", "application/merge-patch+json")
            .send();
    assertThat(patched.status()).as(patched.raw().body()).isEqualTo(200);
    assertThat(patched.body().path("title").asString()).isEqualTo("Trinkbrunnen am Weiher");
    assertThat(patched.body().has("place")).isFalse();
    Answer other =
        api.patch(path)
            .as(anna)
            .ifMatch(patched.tag())
            .json(change)
            .with("Content-Type", "application/json-patch+json")
            .send();
    assertThat(other.status()).isEqualTo(415);
  }

  @Test
  void mergesTheMembersOfAPlace() {
    Answer published = api.published(name);
    Answer both =
        patched(
            published,
            "{\"place\": {\"point\": {\"type\": \"Point\", \"coordinates\": [6.9583, 50.9413]}}}");
    assertThat(both.body().path("place").path("district").asString()).isEqualTo("301");
    assertThat(both.body().path("place").path("borough").asString()).isEqualTo("3");
    assertThat(both.body().path("place").path("point").path("type").asString()).isEqualTo("Point");

    Answer moved = patched(both, "{\"place\": {\"district\": \"1\"}}");
    assertThat(moved.body().path("place").path("borough").asString()).isEqualTo("1");
    assertThat(moved.body().path("place").has("point")).isTrue();

    Answer pointOnly = patched(moved, "{\"place\": {\"district\": null}}");
    assertThat(pointOnly.body().path("place").has("district")).isFalse();
    assertThat(pointOnly.body().path("place").has("borough")).isFalse();
    assertThat(pointOnly.body().path("place").has("point")).isTrue();

    Answer nothing = patched(pointOnly, "{\"place\": {\"point\": null}}");
    assertThat(nothing.status()).isEqualTo(400);
    assertThat(nothing.errors()).containsExactly("/place place-empty");
  }

  @Test
  void makesNoRevisionOfWhatChangesNothing() {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    api.put(path + "/support").as(BERND).send();
    Answer before = api.get(path).as(anna).send();

    Answer same =
        patched(before, "{\"title\": \"Trinkbrunnen am Decksteiner Weiher\", \"place\": {}}");

    assertThat(same.status()).as(same.raw().body()).isEqualTo(200);
    assertThat(same.tag()).isEqualTo(before.tag());
    assertThat(same.body().path("revision").asInt()).isEqualTo(1);
    assertThat(api.get(path + "/timeline").send().body().path("items").size()).isEqualTo(2);
  }

  @Test
  void answersNotModifiedForTheSameRevisions() {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    String tag = api.get(path + "/revisions").send().tag();
    assertThat(tag).isNotEmpty();
    assertThat(api.get(path + "/revisions").with("If-None-Match", tag).send().status())
        .isEqualTo(304);
    patched(published, "{\"title\": \"Trinkbrunnen am Weiher\"}");
    assertThat(api.get(path + "/revisions").with("If-None-Match", tag).send().status())
        .isEqualTo(200);
  }

  @Test
  void saysHowToAskForADraft() {
    Answer answer = api.post("/api/ideas?draft=maybe").as(anna).json(IdeasApi.IDEA).send();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly("draft not-one-of");
    assertThat(answer.raw().body()).contains("true, false");
  }

  private Answer patched(Answer before, String change) {
    String id = before.id();
    return api.patch("/api/ideas/" + id).as(anna).ifMatch(before.tag()).json(change).send();
  }

  @Test
  void hidesADraftFromEverybodyElseByEveryVerb() {
    Answer draft = api.draft(name);
    String path = "/api/ideas/" + draft.id();
    for (String who :
        List.of(BERND, "paul partner", "stefan staff", "mona moderator participant")) {
      Stream.of(
              api.get(path),
              api.get(path + "/timeline"),
              api.get(path + "/revisions"),
              api.patch(path).ifMatch(draft.tag()).json("{\"title\": \"Anderer Titel\"}"),
              api.post(path + "/submission").ifMatch(draft.tag()),
              api.post(path + "/withdrawal").ifMatch(draft.tag()),
              api.put(path + "/support"),
              api.delete(path + "/support"))
          .map(call -> call.as(who).send())
          .forEach(answer -> {
            assertThat(answer.status()).as(who + " " + answer.raw()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not-found");
          });
    }
    assertThat(api.post(path + "/publication").as(MONA).ifMatch(draft.tag()).send().status())
        .isEqualTo(404);
    assertThat(
            api.post(path + "/rejection")
                .as(MONA)
                .ifMatch(draft.tag())
                .json("{\"reason\": \"OTHER\", \"explanation\": \"Leider nicht.\"}")
                .send()
                .status())
        .isEqualTo(404);
    assertThat(api.get(path).send().status()).isEqualTo(404);
    assertThat(api.get(path).as(anna).send().status()).isEqualTo(200);
    for (String list :
        List.of(
            "/api/ideas",
            "/api/ideas?status=DRAFT",
            "/api/ideas?author=me",
            "/api/ideas?status=SUBMITTED")) {
      assertThat(api.get(list).as(BERND).send().raw().body()).doesNotContain(draft.id());
      assertThat(api.get(list).as(MONA).send().raw().body()).doesNotContain(draft.id());
    }
    assertThat(api.get("/api/ideas?author=me").as(anna).send().raw().body()).contains(draft.id());
  }

  @Test
  void asksWhoeverChangesSomethingToSignIn() {
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    assertThat(api.post("/api/ideas").json(IdeasApi.IDEA).send().status()).isEqualTo(401);
    assertThat(api.put(path + "/support").send().status()).isEqualTo(401);
    assertThat(api.put(path + "/support").as(MONA).send().status()).isEqualTo(403);
    assertThat(api.post(path + "/publication").as(anna).ifMatch("\"1\"").send().status())
        .isEqualTo(403);
    assertThat(api.get("/api/ideas?author=me").send().status()).isEqualTo(401);
  }

  @Test
  void welcomesOnlySoManyIdeasOfOnePersonADay() {
    for (int i = 0; i < 20; i++) {
      api.draft(name);
    }
    Answer refused = api.post("/api/ideas").as(anna).json(IdeasApi.IDEA).send();
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("idea-quota");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(80_000, 86_400);
    assertThat(api.submitted("jemand-anders-" + name).status()).isEqualTo(201);
  }

  @Test
  void welcomesAsManyLettersAsStaffEnterAndOfThemAsManyIdeasAsOfOthers() {
    String letter = IdeasApi.IDEA.replace("\"theme\"", "\"origin\": \"LETTER\", \"theme\"");
    for (int i = 0; i < 21; i++) {
      Answer entered = api.post("/api/ideas").as(name + " staff").json(letter).send();
      assertThat(entered.status()).as(entered.raw().body()).isEqualTo(201);
    }
    for (int i = 0; i < 20; i++) {
      Answer own = api.post("/api/ideas").as(name + " staff").json(IdeasApi.IDEA).send();
      assertThat(own.status()).as(own.raw().body()).isEqualTo(201);
    }
    assertThat(api.post("/api/ideas").as(name + " staff").json(IdeasApi.IDEA).send().status())
        .isEqualTo(429);
    assertThat(api.post("/api/ideas").as(name + " staff").json(letter).send().status())
        .isEqualTo(201);
  }
}
