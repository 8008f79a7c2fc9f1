package city.participation.events.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import city.participation.events.SampleEvents.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The city's list of events. Others stand in it, too; a programme of its own finds a test's. */
@RunningEventsService
class AgendaIT {

  @LocalServerPort private int port;
  private EventsApi api;
  private SampleEvents events;
  private Answer programme;
  private String path;

  @BeforeEach
  void connect() {
    api = new EventsApi(port);
    events = new SampleEvents(api);
    programme = events.programme();
    path = "/api/events?programme=" + programme.id();
  }

  private Wanted onDay(int day) {
    Instant start = SampleEvents.inDays(day);
    return events.wanted(programme).at(start, start.plusSeconds(3_600));
  }

  @Test
  void showsWhatIsToComeSoonestFirst() {
    List<String> ids = new ArrayList<>();
    for (int day = 9; day >= 5; day--) {
      ids.addFirst(events.scheduled(onDay(day)).id());
    }
    events.drafted(onDay(6));
    assertThat(ids(api.get(path).send())).isEqualTo(ids);
    assertThat(paged(path)).isEqualTo(ids);
    assertThat(ids(api.get(path + "&from=" + EventsApi.inDays(7)).send()))
        .as("those that begin then or later")
        .isEqualTo(ids.subList(3, 5));
    assertThat(ids(api.get(path + "&to=" + EventsApi.inDays(8)).send()))
        .as("back from there")
        .containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
    assertThat(paged(path + "&to=" + EventsApi.inDays(8)))
        .containsExactly(ids.get(3), ids.get(2), ids.get(1), ids.get(0));
  }

  private List<String> paged(String all) {
    List<String> paged = new ArrayList<>();
    String first = all + "&limit=2";
    for (String next = first; !next.isEmpty(); ) {
      Answer page = api.get(next).send();
      paged.addAll(ids(page));
      String cursor = page.body().path("next").asString("");
      assertThat(page.header("Link").isEmpty()).isEqualTo(cursor.isEmpty());
      next = cursor.isEmpty() ? "" : first + "&cursor=" + cursor;
    }
    return paged;
  }

  @Test
  void showsWhatIsPastOnlyWhenAsked() {
    // Longer ago than its stage, so in none.
    Wanted begun = onDay(1).at(SampleEvents.inDays(-2), SampleEvents.inDays(1));
    Answer early =
        events.drafted(
            SampleEvents.body(begun).replace("\"stageId\": \"%s\",".formatted(begun.stage()), ""));
    String id = events.step(early, "/scheduling", "").id();
    assertThat(ids(api.get(path).send())).isEmpty();
    assertThat(ids(api.get(path + "&to=" + EventsApi.inDays(0)).send())).containsExactly(id);
    assertThat(ids(api.get(path + "&status=RUNNING").send())).containsExactly(id);
  }

  @Test
  void showsTheCityItsOwnAndItsDrafts() {
    Answer internal = events.programme(EventsApi.internal("Verwaltung innovativ"));
    Instant start = SampleEvents.inDays(41);
    String hidden = events.scheduled(events.wanted(internal).at(start, start.plusSeconds(60))).id();
    String open = events.scheduled(onDay(40)).id();
    String draft = events.drafted(onDay(6)).id();
    assertThat(ids(api.get(path).as(EventsApi.STAFF).send())).containsExactly(open);
    assertThat(ids(api.get(path + "&status=DRAFT").as(EventsApi.STAFF).send()))
        .containsExactly(draft);
    String its = "/api/events?programme=" + internal.id();
    assertThat(ids(api.get(its).as(EventsApi.ADMIN).send())).containsExactly(hidden);
    for (String closed : List.of(its, path + "&status=DRAFT")) {
      assertThat(ids(api.get(closed).as("anna participant").send())).isEmpty();
      assertThat(ids(api.get(closed).send())).isEmpty();
    }
    String both = "/api/events?from=%s&to=%s".formatted(EventsApi.inDays(39), EventsApi.inDays(42));
    assertThat(ids(api.get(both).as(EventsApi.STAFF).send()))
        .as("both in one list")
        .containsSubsequence(open, hidden);
    assertThat(ids(api.get(both).send())).contains(open).doesNotContain(hidden);
  }

  @Test
  void findsByEachFilter() {
    Answer scheduled = events.scheduled(onDay(5));
    String stage = programme.body().path("stages").path(0).path("id").asString();
    for (String found :
        List.of(
            "programme=" + programme.id(),
            "stage=" + stage,
            "stage=" + stage + "&district=4&format=CITIZENS_DIALOGUE&attendance=HYBRID",
            "programme=" + programme.id() + "&district=401&status=SCHEDULED",
            "stage=" + stage + "&status=SCHEDULED&format=CITIZENS_DIALOGUE",
            "stage=" + stage + "&from=" + EventsApi.inDays(4) + "&to=" + EventsApi.inDays(6))) {
      assertThat(ids(api.get("/api/events?" + found).send()))
          .as(found)
          .containsExactly(scheduled.id());
    }
    for (String other :
        List.of(
            "&district=402",
            "&district=9",
            "&format=WALK",
            "&attendance=ONLINE",
            "&status=HELD",
            "&from=" + EventsApi.inDays(6),
            "&from=" + EventsApi.inDays(3) + "&to=" + EventsApi.inDays(4))) {
      assertThat(ids(api.get(path + other).send())).as(other).isEmpty();
    }
  }

  @Test
  void saysWhatIsOpenAndUntilWhenButNoLink() {
    events.step(events.scheduled(onDay(5)), "/registration-opening", "");
    Answer list = api.get(path).as(EventsApi.STAFF).send();
    assertThat(list.body().path("items").path(0).path("participationOpen").toString())
        .isEqualTo("[\"register\"]");
    assertThat(list.body().path("items").path(0).path("nextDeadline").asString())
        .as("with the start")
        .isEqualTo(list.body().path("items").path(0).path("startsAt").asString());
    assertThat(list.raw().body()).doesNotContain("geheim", "owner-");
  }

  @Test
  void answersNothingNewWithNothing() {
    events.scheduled(onDay(5));
    Answer read = api.get(path).send();
    assertThat(api.get(path).with("If-None-Match", read.tag()).send().status()).isEqualTo(304);
    events.scheduled(onDay(6));
    assertThat(api.get(path).with("If-None-Match", read.tag()).send().status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "status=OPEN, status not-one-of",
    "format=PARTY, format not-one-of",
    "attendance=MAYBE, attendance not-one-of",
    "district=77, district unknown-district",
    "programme=a%20b, programme no-id",
    "stage=*, stage no-id",
    "programme=a&stage=b, programme stage-alone",
    "from=tomorrow, from no-moment",
    "to=2027-03-01, to no-moment",
    "cursor=nonsense, cursor unknown-cursor",
    "order=newest, order unknown-parameter",
  })
  void namesAFilterThatIsNone(String query, String error) {
    Answer refused = api.get("/api/events?" + query).send();
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  @ParameterizedTest
  @CsvSource({"-999999999-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z"})
  void takesAnyMoment(String moment) {
    assertThat(api.get(path + "&from=" + moment.replace("+", "%2B")).send().status())
        .isEqualTo(200);
  }

  private static List<String> ids(Answer page) {
    assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    page.body().path("items").forEach(it -> ids.add(it.path("id").asString()));
    return ids;
  }
}
