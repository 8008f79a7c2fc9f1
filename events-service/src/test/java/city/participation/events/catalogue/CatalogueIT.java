package city.participation.events.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The city's list of programmes. Others stand in it, too; a goal of its own finds a test's. */
@RunningEventsService
class CatalogueIT {

  private final String goal = "goal-" + UUID.randomUUID();

  @LocalServerPort private int port;
  private EventsApi api;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
  }

  @Test
  void showsWhatIsAnnouncedLatestFirst() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(announced(EventsApi.programme("Köln 21")).id());
    }
    api.planned(withGoal(EventsApi.programme("Entwurf")));
    announced(EventsApi.internal("Verwaltung innovativ"));
    assertThat(ids(api.get("/api/programmes?goal=" + goal).send())).isEqualTo(ids);

    List<String> paged = new ArrayList<>();
    String path = "/api/programmes?limit=2&goal=" + goal;
    for (String next = path; !next.isEmpty(); ) {
      Answer page = api.get(next).send();
      paged.addAll(ids(page));
      String cursor = page.body().path("next").asString("");
      assertThat(page.header("Link").isEmpty()).isEqualTo(cursor.isEmpty());
      next = cursor.isEmpty() ? "" : path + "&cursor=" + cursor;
    }
    assertThat(paged).isEqualTo(ids);
  }

  @Test
  void showsTheCityItsOwnAndItsDrafts() {
    String internal = announced(EventsApi.internal("Verwaltung innovativ")).id();
    String open = announced(EventsApi.programme("Köln 21")).id();
    String draft = api.planned(withGoal(EventsApi.programme("Entwurf"))).id();
    String path = "/api/programmes?goal=" + goal;
    assertThat(ids(api.get(path).as(EventsApi.STAFF).send())).containsExactly(open, internal);
    assertThat(ids(api.get(path + "&audience=INTERNAL").as(EventsApi.ADMIN).send()))
        .containsExactly(internal);
    assertThat(ids(api.get(path + "&status=DRAFT").as(EventsApi.STAFF).send()))
        .containsExactly(draft);
    for (String hidden : List.of("&audience=INTERNAL", "&status=DRAFT")) {
      assertThat(ids(api.get(path + hidden).as("anna participant").send())).isEmpty();
      assertThat(ids(api.get(path + hidden).send())).isEmpty();
    }
  }

  @Test
  void findsByStatusDistrictAndTheme() {
    String id = announced(EventsApi.programme("Köln 21")).id();
    for (String found :
        List.of(
            "district=3",
            "district=401",
            "district=4",
            "theme=liveability",
            "status=ANNOUNCED",
            "district=4&theme=digitalisation&status=ANNOUNCED")) {
      assertThat(ids(api.get("/api/programmes?limit=100&" + found).send())).as(found).contains(id);
    }
    for (String other :
        List.of(
            "district=402",
            "district=9",
            "theme=innovation",
            "status=RUNNING",
            "district=3&theme=sustainability",
            "district=3&status=CLOSED")) {
      assertThat(ids(api.get("/api/programmes?limit=100&" + other).send()))
          .as(other)
          .doesNotContain(id);
    }
  }

  @Test
  void saysWhatIsOpenAndUntilWhen() {
    String id = api.running().id();
    Answer list = api.get("/api/programmes?status=RUNNING&limit=100").send();
    assertThat(list.body().path("items"))
        .filteredOn(it -> it.path("id").asString().equals(id))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.path("participationOpen").toString()).isEqualTo("[\"submit\",\"support\"]");
          assertThat(it.path("nextDeadline").isString()).isTrue();
        });
  }

  @Test
  void answersNothingNewWithNothing() {
    announced(EventsApi.programme("Köln 21"));
    String path = "/api/programmes?goal=" + goal;
    Answer read = api.get(path).send();
    assertThat(api.get(path).with("If-None-Match", read.tag()).send().status()).isEqualTo(304);
    announced(EventsApi.programme("Köln 22"));
    assertThat(api.get(path).with("If-None-Match", read.tag()).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "status=OPEN, status not-one-of",
    "audience=ALL, audience not-one-of",
    "theme=sports, theme not-one-of",
    "district=77, district unknown-district",
    "goal=Ein%20Ziel, goal no-goal-code",
    "goal=ein-ziel&theme=liveability, goal filter-alone",
    "cursor=nonsense, cursor unknown-cursor",
    "order=newest, order unknown-parameter",
  })
  void namesAFilterThatIsNone(String query, String error) {
    Answer refused = api.get("/api/programmes?" + query).send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  private Answer announced(String body) {
    return api.step(api.planned(withGoal(body)), "/announcement", "");
  }

  private String withGoal(String body) {
    return body.replace("koelner-perspektiven-2030", goal);
  }

  private static List<String> ids(Answer page) {
    assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    page.body().path("items").forEach(it -> ids.add(it.path("id").asString()));
    return ids;
  }
}
