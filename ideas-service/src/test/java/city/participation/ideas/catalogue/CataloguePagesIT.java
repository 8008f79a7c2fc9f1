package city.participation.ideas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningIdeasService
class CataloguePagesIT {

  @LocalServerPort private int port;
  private IdeasApi api;

  @BeforeEach
  void connect() {
    api = new IdeasApi(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "most-supported"})
  void readsEveryIdeaOnceWhileOthersAreAdded(String sort) {
    String theme = "sustainability";
    Set<String> before = new LinkedHashSet<>();
    for (int i = 0; i < 15; i++) {
      String id = publish(theme, "{\"district\": \"90%d\"}".formatted(1 + i % 9));
      before.add(id);
      for (int supporter = 0; supporter < i % 4; supporter++) {
        api.put("/api/ideas/" + id + "/support").as("fan-" + supporter + " participant").send();
      }
    }
    List<String> seen = new ArrayList<>();
    String next = "/api/ideas?limit=4&theme=" + theme + "&sort=" + sort;
    while (!next.isEmpty()) {
      Answer page = api.get(next).send();
      assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
      page.body().path("items").forEach(item -> seen.add(item.path("id").asString()));
      assertThat(page.body().path("items").size()).isLessThanOrEqualTo(4);
      String link = page.header("Link");
      assertThat(link.isEmpty()).isEqualTo(!page.body().has("next"));
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
      publish(theme, "{\"district\": \"1\"}");
    }
    assertThat(seen).doesNotHaveDuplicates().containsAll(before);
  }

  @Test
  void sortsBySupportersThenStably() {
    for (int i = 0; i < 6; i++) {
      String id = publish("innovation", "{\"district\": \"8\"}");
      for (int supporter = 0; supporter < i % 3; supporter++) {
        api.put("/api/ideas/" + id + "/support").as("fan-" + supporter + " participant").send();
      }
    }
    record Place(int count, String id) {}
    List<Place> places = new ArrayList<>();
    api.get("/api/ideas?sort=most-supported&theme=innovation&limit=100")
        .send()
        .body()
        .path("items")
        .forEach(item ->
            places.add(new Place(item.path("supportCount").asInt(), item.path("id").asString())));
    assertThat(places.stream().map(Place::count)).contains(0, 1, 2);
    assertThat(places)
        .hasSizeGreaterThanOrEqualTo(6)
        .isSortedAccordingTo(
            Comparator.comparingInt(Place::count).thenComparing(Place::id).reversed());
  }

  @Test
  void findsABoroughWithItsQuarters() {
    String borough = publish("liveability", "{\"district\": \"7\"}");
    String quarter = publish("liveability", "{\"district\": \"716\"}");
    String elsewhere = publish("liveability", "{\"district\": \"601\"}");
    String pointOnly =
        publish(
            "liveability",
            "{\"point\": {\"type\": \"Point\", \"coordinates\": [6.9583, 50.9413]}}");
    assertThat(ids("/api/ideas?district=7&limit=100"))
        .contains(borough, quarter)
        .doesNotContain(elsewhere, pointOnly);
    assertThat(ids("/api/ideas?district=716&theme=liveability&limit=100"))
        .contains(quarter)
        .doesNotContain(borough, elsewhere);
    assertThat(ids("/api/ideas?district=716&theme=innovation&limit=100"))
        .doesNotContain(borough, quarter, elsewhere);
  }

  @Test
  void listsWhatWaitsToModeratorsOnly() {
    String waiting = api.submitted("author-" + UUID.randomUUID()).id();
    String path = "/api/ideas?status=SUBMITTED&limit=100";
    assertThat(api.get(path).as("mona moderator").send().raw().body()).contains(waiting);
    assertThat(api.get(path).as("bernd participant").send().body().path("items").size()).isZero();
    assertThat(ids("/api/ideas?limit=100")).doesNotContain(waiting);
  }

  @Test
  void listsOnesOwnWhateverTheirStatus() {
    String author = "author-" + UUID.randomUUID();
    Set<String> own =
        Set.of(api.draft(author).id(), api.submitted(author).id(), api.published(author).id());
    List<String> listed = new ArrayList<>();
    String next = "/api/ideas?author=me&limit=2";
    while (!next.isEmpty()) {
      Answer page = api.get(next).as(author + " participant").send();
      page.body().path("items").forEach(item -> listed.add(item.path("id").asString()));
      String link = page.header("Link");
      next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
    }
    assertThat(listed).containsExactlyInAnyOrderElementsOf(own);
    assertThat(
            api.get("/api/ideas?author=me&status=DRAFT")
                .as(author + " participant")
                .send()
                .body()
                .path("items")
                .path(0)
                .has("createdAt"))
        .isTrue();
    assertThat(api.get("/api/ideas?limit=1").send().raw().body()).doesNotContain("createdAt");
    assertThat(
            api.get("/api/ideas?author=me&status=DRAFT")
                .as(author + " participant")
                .send()
                .body()
                .path("items")
                .size())
        .isEqualTo(1);
  }

  @Test
  void marksWhatTheCallerSupports() {
    String id = publish("digitalisation", "{\"district\": \"501\"}");
    api.put("/api/ideas/" + id + "/support").as("dora participant").send();
    assertThat(supported(id, "dora participant")).isTrue();
    assertThat(supported(id, "emil participant")).isFalse();
  }

  @Test
  void answersNotModifiedUntilSomethingChanges() {
    String path = "/api/ideas?district=301&limit=100";
    publish("liveability", "{\"district\": \"301\"}");
    String tag = api.get(path).send().tag();
    assertThat(api.get(path).with("If-None-Match", tag).send().status()).isEqualTo(304);
    publish("liveability", "{\"district\": \"301\"}");
    assertThat(api.get(path).with("If-None-Match", tag).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "status=OPEN, status not-one-of",
    "theme=sport, theme not-one-of",
    "district=99, district unknown-district",
    "author=bernd, author not-one-of",
    "sort=oldest, sort not-one-of",
    "limit=0, limit out-of-range",
    "limit=101, limit out-of-range",
    "cursor=abc, cursor unknown-cursor",
    "teme=liveability, teme unknown-parameter",
    "theme%5B%24ne%5D=x, theme[$ne] unknown-parameter"
  })
  void namesAParameterThatIsWrong(String query, String error) {
    Answer answer = api.get("/api/ideas?" + query).send();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
    assertThat(answer.errors()).containsExactly(error);
  }

  @Test
  void refusesACursorOfAnotherOrder() {
    publish("liveability", "{\"district\": \"2\"}");
    publish("liveability", "{\"district\": \"2\"}");
    String cursor = api.get("/api/ideas?limit=1").send().body().path("next").asString();
    assertThat(cursor).isNotEmpty();
    Answer answer = api.get("/api/ideas?sort=most-supported&cursor=" + cursor).send();
    assertThat(answer.errors()).containsExactly("cursor unknown-cursor");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "theme=liveability",
        "district=2",
        "district=901",
        "status=WITHDRAWN",
        "author=me"
      })
  void refusesACursorOfAnotherFilter(String filter) {
    publish("liveability", "{\"district\": \"2\"}");
    publish("liveability", "{\"district\": \"2\"}");
    String cursor = api.get("/api/ideas?limit=1").send().body().path("next").asString();
    assertThat(cursor).isNotEmpty();
    Answer answer =
        api.get("/api/ideas?" + filter + "&cursor=" + cursor).as("mona moderator").send();
    assertThat(answer.errors()).containsExactly("cursor unknown-cursor");
  }

  private boolean supported(String id, String who) {
    for (var item : api.get("/api/ideas?district=501").as(who).send().body().path("items")) {
      if (item.path("id").asString().equals(id)) {
        return item.path("supported").asBoolean();
      }
    }
    throw new AssertionError("Not listed: " + id);
  }

  private List<String> ids(String path) {
    List<String> ids = new ArrayList<>();
    api.get(path).send().body().path("items").forEach(item -> ids.add(item.path("id").asString()));
    return ids;
  }

  private String publish(String theme, String place) {
    String author = "author-" + UUID.randomUUID() + " participant";
    Answer submitted =
        api.post("/api/ideas")
            .as(author)
            .json(
                """
                {"title": "Eine Idee für die Stadt", "text": "Mehr davon, und zwar überall.",
                 "theme": "%s", "place": %s}
                """
                    .formatted(theme, place))
            .send();
    assertThat(submitted.status()).as(submitted.raw().body()).isEqualTo(201);
    Answer published =
        api.post("/api/ideas/" + submitted.id() + "/publication")
            .as("mona moderator")
            .ifMatch(submitted.tag())
            .send();
    assertThat(published.status()).as(published.raw().body()).isEqualTo(200);
    return submitted.id();
  }
}
