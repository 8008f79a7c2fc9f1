package city.participation.ideas.idea;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.programme.FindProgrammes;
import city.participation.ideas.programme.TestProgramme;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

/** Ideas that belong to a programme, while its stages open and close. */
@RunningIdeasService
class ProgrammeIdeasIT {

  private static final Duration MONTH = Duration.ofDays(30);

  private final String name = "anna-" + UUID.randomUUID();
  private final String anna = name + " participant";
  private final String clerk = name + " staff";

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> eventsMessages;
  @Autowired private Clock clock;
  @Autowired private Ideas ideas;
  @Autowired private IdeaChanges changes;
  @Autowired private ShowIdea show;
  @Autowired private FindProgrammes programmes;

  private IdeasApi api;
  private Instant now;

  @BeforeEach
  void connect() {
    api = new IdeasApi(port);
    now = clock.instant();
  }

  @Test
  void belongsToAProgrammeAndSaysUntilWhenItCanBeSupported() {
    TestProgramme programme = TestProgramme.open(eventsMessages, now);
    String idea = "/api/ideas/" + api.published(name, programme.id()).id();

    JsonNode shown = api.get(idea).send().body();
    assertThat(shown.path("programme").asString()).isEqualTo(programme.id());
    assertThat(shown.path("participationOpen").toString()).isEqualTo("[\"support\"]");
    assertThat(Instant.parse(shown.path("nextDeadline").asString())).isEqualTo(now.plus(MONTH));
    JsonNode listed = listed(programme, "").path(0);
    assertThat(listed.path("programme")).isEqualTo(shown.path("programme"));
    assertThat(listed.path("participationOpen")).isEqualTo(shown.path("participationOpen"));
    assertThat(listed.path("nextDeadline")).isEqualTo(shown.path("nextDeadline"));

    programme.stageClosed();

    JsonNode closed = api.get(idea).send().body();
    assertThat(closed.path("participationOpen").isEmpty()).isTrue();
    assertThat(closed.has("nextDeadline")).isFalse();
    JsonNode stillListed = listed(programme, "").path(0);
    assertThat(stillListed.path("participationOpen").isEmpty()).isTrue();
    assertThat(stillListed.has("nextDeadline")).isFalse();
    Answer refused = api.put(idea + "/support").as("bernd participant").send();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("stage-closed");

    programme.opened(now.plus(MONTH));

    assertThat(api.put(idea + "/support").as("bernd participant").send().status()).isEqualTo(200);
  }

  @Test
  void staysOpenOutsideOfProgrammesAsBefore() {
    String idea = "/api/ideas/" + api.published(name).id();
    JsonNode shown = api.get(idea).send().body();
    assertThat(shown.has("programme")).isFalse();
    assertThat(shown.path("participationOpen").toString()).isEqualTo("[\"support\"]");
    assertThat(shown.has("nextDeadline")).isFalse();
    assertThat(api.put(idea + "/support").as("bernd participant").send().status()).isEqualTo(200);
  }

  /** Else a cache would go on saying what was open before. */
  @Test
  void changesEveryTagWhenAStageOpensOrCloses() {
    TestProgramme programme = TestProgramme.open(eventsMessages, now);
    String idea = "/api/ideas/" + api.published(name, programme.id()).id();
    List<String> paths = List.of(idea, "/api/ideas?programme=" + programme.id());
    List<String> viewers = List.of(anna, "bernd participant", "mona moderator");
    List<List<String>> seen = new ArrayList<>();
    seen.add(tags(paths, viewers));
    assertThat(tags(paths, viewers)).as("nothing has changed").isEqualTo(seen.getFirst());
    programme.stageClosed();
    seen.add(tags(paths, viewers));
    programme.opened(now.plus(MONTH).plusSeconds(1));
    seen.add(tags(paths, viewers));
    programme.opened(now.plus(MONTH).plusSeconds(2));
    seen.add(tags(paths, viewers));

    for (int tag = 0; tag < seen.getFirst().size(); tag++) {
      int position = tag;
      assertThat(seen.stream().map(tags -> tags.get(position))).doesNotHaveDuplicates();
    }
    String outdated = seen.getFirst().getFirst();
    assertThat(api.get(idea).with("If-None-Match", outdated).send().status()).isEqualTo(200);
    Answer unchanged =
        api.patch(idea)
            .as(anna)
            .ifMatch(seen.get(1).getFirst())
            .json("{\"theme\": \"liveability\"}")
            .send();
    assertThat(unchanged.status()).as("no edit gets stale by a stage").isEqualTo(200);
  }

  private List<String> tags(List<String> paths, List<String> viewers) {
    List<String> tags = new ArrayList<>();
    for (String path : paths) {
      tags.add(api.get(path).send().tag());
      viewers.forEach(viewer -> tags.add(api.get(path).as(viewer).send().tag()));
    }
    return tags;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?draft=true"})
  void refusesAProgrammeThatIsNotKnown(String draft) {
    TestProgramme internal = TestProgramme.internal(eventsMessages, now);
    for (String programme : List.of(UUID.randomUUID().toString(), "", internal.id())) {
      Answer refused = submit(programme, draft, anna);
      assertThat(refused.status()).as(programme).isEqualTo(400);
      assertThat(refused.errors()).containsExactly("/programme unknown-programme");
    }
    TestProgramme over = TestProgramme.open(eventsMessages, now).closed();
    Answer refused = submit(over.id(), draft, anna);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("programme-over");
    assertThat(refused.body().path("detail").asString()).contains("\"programme\"");
  }

  @Test
  void saysWhenAProgrammeThatIsAnnouncedOpens() {
    Instant opens = Instant.parse("2035-06-30T22:00:00Z");
    TestProgramme programme = TestProgramme.announced(eventsMessages, opens);

    Answer refused = submit(programme.id(), "", anna);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("stage-opens-later");
    assertThat(Instant.parse(refused.body().path("opensAt").asString())).isEqualTo(opens);
    assertThat(refused.body().path("detail").asString()).contains("2035-07-01, 00:00");
    Answer german =
        api.post("/api/ideas")
            .as(anna)
            .with("Accept-Language", "de")
            .json(IdeasApi.inProgramme(programme.id()))
            .send();
    assertThat(german.body().path("detail").asString()).contains("öffnet am 2035-07-01, 00:00 Uhr");
  }

  @Test
  void letsADraftWaitForItsStage() {
    TestProgramme programme = TestProgramme.announced(eventsMessages, now.plus(MONTH));
    Answer draft = submit(programme.id(), "?draft=true", anna);
    assertThat(draft.status()).isEqualTo(201);
    assertThat(draft.body().path("allowed").toString()).doesNotContain("submission");
    String submission = "/api/ideas/" + draft.id() + "/submission";
    Answer early = api.post(submission).as(anna).ifMatch(draft.tag()).send();
    assertThat(early.code()).isEqualTo("stage-opens-later");

    programme.opened(now.plus(MONTH), "SUBMIT");

    Answer shown = api.get("/api/ideas/" + draft.id()).as(anna).send();
    assertThat(shown.tag()).isNotEqualTo(draft.tag());
    assertThat(shown.body().path("allowed").toString()).contains("submission");
    assertThat(api.post(submission).as("bernd participant").ifMatch(draft.tag()).send().status())
        .as("nobody else hears of it")
        .isEqualTo(404);
    Answer submitted = api.post(submission).as(anna).ifMatch(draft.tag()).send();
    assertThat(submitted.status()).as(submitted.raw().body()).isEqualTo(200);
  }

  @Test
  void takesADraftOutOfAProgrammeThatIsOver() {
    TestProgramme programme = TestProgramme.open(eventsMessages, now);
    Answer draft = submit(programme.id(), "?draft=true", anna);
    programme.stageClosed().closed();
    String path = "/api/ideas/" + draft.id();
    Answer refused = api.post(path + "/submission").as(anna).ifMatch(draft.tag()).send();
    assertThat(refused.code()).isEqualTo("programme-over");
    assertThat(patch(path, draft, "\"nonsense\"").errors())
        .containsExactly("/programme unknown-programme");

    Answer taken = patch(path, draft, "null");

    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(200);
    assertThat(taken.body().has("programme")).isFalse();
    Answer submitted = api.post(path + "/submission").as(anna).ifMatch(taken.tag()).send();
    assertThat(submitted.status()).isEqualTo(200);
    TestProgramme other = TestProgramme.open(eventsMessages, now);
    Answer fixed = patch(path, submitted, "\"" + other.id() + "\"");
    assertThat(fixed.status()).isEqualTo(409);
    assertThat(fixed.code()).isEqualTo("programme-fixed");
  }

  private Answer patch(String path, Answer before, String programme) {
    return api.patch(path)
        .as(anna)
        .ifMatch(before.tag())
        .json("{\"programme\": " + programme + "}")
        .send();
  }

  @Test
  void submitsOnlyWhileTheStageAllowsToSubmitAndSupportsOnlyWhileItAllowsToSupport() {
    TestProgramme programme = TestProgramme.open(eventsMessages, now);
    String idea = "/api/ideas/" + api.published(name, programme.id()).id();

    programme.opened(now.plus(MONTH), "SUBMIT", "COMMENT");
    assertThat(submit(programme.id(), "", anna).status()).isEqualTo(201);
    assertThat(api.put(idea + "/support").as("bernd participant").send().status()).isEqualTo(409);

    programme.opened(now.plus(MONTH), "SUPPORT", "REGISTER");
    assertThat(submit(programme.id(), "", anna).code()).isEqualTo("stage-closed");
    assertThat(api.put(idea + "/support").as("bernd participant").send().status()).isEqualTo(200);
  }

  /** Whose answer was lost has to hear what became of the request. */
  @Test
  void answersAsBeforeWhatIsRepeatedAfterTheStageHasClosed() {
    TestProgramme programme = TestProgramme.open(eventsMessages, now);
    String body = IdeasApi.inProgramme(programme.id());
    String key = "key-" + name;
    Answer submitted = api.post("/api/ideas").as(anna).key(key).json(body).send();
    String idea = "/api/ideas/" + api.published(name, programme.id()).id();
    String bernd = "bernd participant";
    assertThat(api.put(idea + "/support").as(bernd).send().status()).isEqualTo(200);

    programme.stageClosed();

    Answer repeated = api.post("/api/ideas").as(anna).key(key).json(body).send();
    assertThat(repeated.status()).isEqualTo(201);
    assertThat(repeated.id()).isEqualTo(submitted.id());
    Answer supported = api.put(idea + "/support").as(bernd).send();
    assertThat(supported.status()).isEqualTo(200);
    assertThat(supported.body().path("supportCount").asInt()).isEqualTo(1);
    assertThat(api.delete(idea + "/support").as(bernd).send().status())
        .as("taken back at any time")
        .isEqualTo(200);
    assertThat(api.put(idea + "/support").as(bernd).send().code()).isEqualTo("stage-closed");
  }

  @Test
  void takesNothingInFromTheMomentOnInWhichTheStageEndsHoweverLateTheMessage() {
    TestProgramme programme = TestProgramme.open(eventsMessages, now);
    Instant end = now.plus(MONTH).truncatedTo(ChronoUnit.MILLIS);
    Person author = new Person(name, false, false);
    IdeaContent content =
        new IdeaContent(
            IdeaExamples.CONTENT.title(),
            IdeaExamples.CONTENT.text(),
            IdeaExamples.CONTENT.theme(),
            null,
            programme.id());

    assertThat(at(end.minusMillis(1)).create(content, Origin.WEB, author, false, null))
        .isInstanceOf(Outcome.Done.class);
    assertThat(at(end).create(content, Origin.WEB, author, false, null))
        .isEqualTo(new Outcome.Refused(new Refusal.NotOpen(null)));
  }

  private SubmitIdea at(Instant then) {
    Clock stopped = Clock.fixed(then, ZoneOffset.UTC);
    return new SubmitIdea(ideas, changes, new Belonging(programmes), show, stopped, 0);
  }

  @Test
  void keepsIdeasOfTheAdministrationsProgrammeToTheAdministration() {
    TestProgramme internal = TestProgramme.internal(eventsMessages, now);
    Answer submitted = submit(internal.id(), "", clerk);
    assertThat(submitted.status()).as(submitted.raw().body()).isEqualTo(201);
    String idea = "/api/ideas/" + submitted.id();
    Answer published =
        api.post(idea + "/publication").as("mona moderator").ifMatch(submitted.tag()).send();
    assertThat(published.status()).isEqualTo(200);

    Answer toStaff = api.get(idea).as("otto staff").send();
    assertThat(toStaff.body().path("programme").asString()).isEqualTo(internal.id());
    assertThat(toStaff.body().path("audience").asString()).isEqualTo("INTERNAL");
    assertThat(toStaff.body().path("participationOpen").toString()).isEqualTo("[\"support\"]");
    assertThat(listed(internal, "otto staff").size()).isEqualTo(1);
    for (String list : List.of("?limit=1", "?limit=1&theme=liveability&district=3")) {
      assertThat(firstOf(list, "otto staff")).as(list).isEqualTo(submitted.id());
      assertThat(firstOf(list, "bernd participant")).as(list).isNotEqualTo(submitted.id());
      assertThat(firstOf(list, "")).as(list).isNotEqualTo(submitted.id());
    }
    assertThat(listed(internal, "bernd participant").isEmpty()).isTrue();
    for (String part : List.of("", "/timeline", "/revisions", "/endorsements")) {
      assertThat(api.get(idea + part).send().status()).as(part).isEqualTo(404);
      assertThat(api.get(idea + part).as("bernd participant").send().status()).isEqualTo(404);
      assertThat(api.get(idea + part).as("otto staff").send().status()).isEqualTo(200);
    }
    assertThat(api.put(idea + "/support").as("bernd participant").send().status()).isEqualTo(404);
    assertThat(
            api.put(idea + "/endorsements/" + UUID.randomUUID())
                .as("bernd participant")
                .json("{}")
                .send()
                .status())
        .isEqualTo(404);
    assertThat(api.put(idea + "/support").as("otto staff").send().status()).isEqualTo(200);
    assertThat(api.get(idea).as(name + " participant").send().body().path("own").asBoolean())
        .as("whoever left the administration keeps what they wrote")
        .isTrue();
  }

  /** Until an idea is submitted its programme may be another. */
  @Test
  void decidesWhomADraftIsForWhenItIsSubmitted() {
    TestProgramme internal = TestProgramme.internal(eventsMessages, now);
    TestProgramme open = TestProgramme.open(eventsMessages, now);
    for (TestProgramme first : List.of(internal, open)) {
      TestProgramme last = first == internal ? open : internal;
      Answer draft = submit(first.id(), "?draft=true", clerk);
      String path = "/api/ideas/" + draft.id();
      Answer moved =
          api.patch(path)
              .as(clerk)
              .ifMatch(draft.tag())
              .json("{\"programme\": \"" + last.id() + "\"}")
              .send();
      Answer submitted = api.post(path + "/submission").as(clerk).ifMatch(moved.tag()).send();
      Answer published =
          api.post(path + "/publication").as("mona moderator").ifMatch(submitted.tag()).send();
      assertThat(published.status()).as(published.raw().body()).isEqualTo(200);
      assertThat(api.get(path).send().status()).isEqualTo(last == open ? 200 : 404);
    }
  }

  private String firstOf(String list, String viewer) {
    IdeasApi.Call call = api.get("/api/ideas" + list);
    return (viewer.isEmpty() ? call : call.as(viewer))
        .send()
        .body()
        .path("items")
        .path(0)
        .path("id")
        .asString("");
  }

  @Test
  void listsTheIdeasOfOneProgrammePageByPage() {
    TestProgramme programme = TestProgramme.open(eventsMessages, now);
    TestProgramme other = TestProgramme.open(eventsMessages, now);
    List<String> published = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      published.addFirst(api.published(name, programme.id()).id());
      api.published(name, other.id());
    }
    List<String> seen = new ArrayList<>();
    String next = "/api/ideas?limit=2&district=3&theme=liveability&programme=" + programme.id();
    while (!next.isEmpty()) {
      Answer page = api.get(next).send();
      page.body().path("items").forEach(item -> seen.add(item.path("id").asString()));
      String link = page.header("Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertThat(seen).containsExactlyElementsOf(published);
    Answer first = api.get("/api/ideas?limit=2&programme=" + programme.id()).send();
    String foreign = first.body().path("next").asString();
    assertThat(
            api.get("/api/ideas?limit=2&programme=" + other.id() + "&cursor=" + foreign)
                .send()
                .status())
        .as("a cursor fits its own list only")
        .isEqualTo(400);
    assertThat(
            api.get("/api/ideas?author=me&programme=" + programme.id())
                .as(anna)
                .send()
                .body()
                .path("items")
                .size())
        .isEqualTo(5);
  }

  private JsonNode listed(TestProgramme programme, String viewer) {
    IdeasApi.Call list = api.get("/api/ideas?programme=" + programme.id());
    return (viewer.isEmpty() ? list : list.as(viewer)).send().body().path("items");
  }

  private Answer submit(String programme, String query, String who) {
    return api.post("/api/ideas" + query).as(who).json(IdeasApi.inProgramme(programme)).send();
  }
}
