package city.participation.partners.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

@RunningPartnersService
class WorkListIT {

  private static final String RITA = PartnersApi.REVIEWER;

  private final String name = "paula-" + UUID.randomUUID();
  private final String paula = name + " partner";

  @LocalServerPort private int port;
  @Autowired private MongoOperations mongo;
  private PartnersApi api;

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
  }

  @Test
  void tellsStaffWhatWaitsOldestFirstAndWhoReviewsIt() {
    Answer first = api.applied(name);
    Answer second = api.applied(name);
    List<JsonNode> waiting = all("stage=WAITING", RITA);
    List<String> ids = waiting.stream().map(it -> it.path("id").asString()).toList();
    assertThat(ids).contains(first.id(), second.id());
    assertThat(ids.indexOf(first.id())).isLessThan(ids.indexOf(second.id()));

    api.step(first, "review", RITA, "");
    assertThat(all("stage=WAITING", RITA))
        .noneMatch(it -> it.path("id").asString().equals(first.id()));
    JsonNode reviewed = find("stage=IN_REVIEW", first.id());
    assertThat(reviewed.path("reviewer").asString()).isEqualTo("rita");
    assertThat(reviewed.path("ageInDays").asInt(-1)).isZero();
    assertThat(reviewed.path("name").asString()).isEqualTo("Veedel Digital e.V.");
    assertThat(find("status=IN_REVIEW", first.id()).path("stage").asString())
        .isEqualTo("IN_REVIEW");
  }

  /** Days are Cologne's: two minutes around its midnight make one. */
  @ParameterizedTest
  @CsvSource({"stage=WAITING, review.openedAt", "status=APPLIED, since"})
  void countsTheDaysThatSomethingWaitsByCologne(String list, String field) {
    String before = api.applied(name).id();
    String after = api.applied(name).id();
    ZonedDateTime midnight = PartnersApi.inDays(-9).atStartOfDay(ZoneId.of("Europe/Berlin"));
    setBack(before, field, midnight.minusMinutes(1));
    setBack(after, field, midnight.plusMinutes(1));
    assertThat(find(list, before).path("ageInDays").asInt(-1)).isEqualTo(10);
    assertThat(find(list, after).path("ageInDays").asInt(-1)).isEqualTo(9);
    assertThat(Instant.parse(find(list, after).path("since").asString()))
        .isEqualTo(midnight.plusMinutes(1).toInstant());
  }

  private void setBack(String partner, String field, ZonedDateTime to) {
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(partner)),
        new Update().set(field, to.toInstant()),
        "partners");
  }

  @Test
  void findsARenewalOfAnAccreditedPartnerAmongWhatWaits() {
    Answer shortTerm =
        api.step(
            api.recommended(api.applied(name), "ACCREDIT"),
            "approval",
            PartnersApi.APPROVER,
            "{\"until\": \"%s\"}".formatted(PartnersApi.inDays(60)));
    api.step(shortTerm, "renewal", paula, "");
    JsonNode waiting = find("stage=WAITING", shortTerm.id());
    assertThat(waiting.path("status").asString()).isEqualTo("ACCREDITED");
    assertThat(waiting.path("renewal").asBoolean()).isTrue();
    assertThat(waiting.path("accreditedUntil").asString())
        .isEqualTo(PartnersApi.inDays(60).toString());
  }

  @Test
  void tellsTheReviewerThatAnAnswerIsOverdueAndTakesItStill() {
    Answer reviewed = api.step(api.applied(name), "review", RITA, "");
    Answer asked =
        api.step(
            reviewed,
            "information-request",
            RITA,
            "{\"questions\": [\"Wo ist die Satzung?\"], \"dueOn\": \"%s\"}"
                .formatted(PartnersApi.inDays(1)));
    // As if it had been asked long ago: now it is the service's own sweep that finds it.
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(asked.id())),
        new Update()
            .set("review.request.dueOn", PartnersApi.inDays(-1).toString())
            .set("due", Instant.EPOCH),
        "partners");
    await()
        .until(() ->
            all("stage=IN_REVIEW", RITA).stream()
                .anyMatch(it -> it.path("id").asString().equals(asked.id())));
    JsonNode row = find("stage=IN_REVIEW", asked.id());
    assertThat(row.path("overdue").asBoolean()).isTrue();
    assertThat(row.path("reviewer").asString()).isEqualTo("rita");
    Answer read = api.get("/api/partners/" + asked.id()).as(paula).send();
    assertThat(read.body().at("/review/overdueSince").asString()).isNotEmpty();
    Answer late =
        api.post("/api/partners/" + asked.id() + "/information")
            .as(paula)
            .ifMatch(read.tag())
            .json("{\"answer\": \"Sie ist jetzt verlinkt.\"}")
            .send();
    assertThat(late.status()).as(late.raw().body()).isEqualTo(200);
    assertThat(find("stage=IN_REVIEW", asked.id()).has("overdue")).isFalse();
  }

  @Test
  void tellsMembersTheirOwnNewestFirstAndNotWhoReviewsThem() {
    Answer draft = api.draft(name);
    Answer applied = api.applied(name);
    api.step(applied, "review", RITA, "");
    Answer own = api.get("/api/partners?applicant=me").as(paula).send();
    assertThat(own.body().path("items").valueStream().map(it -> it.path("id").asString()))
        .containsExactly(applied.id(), draft.id());
    assertThat(own.raw().body()).doesNotContain("rita");
    assertThat(api.get("/api/partners?member=me").as(paula).send().body()).isEqualTo(own.body());
    assertThat(
            api.get("/api/partners?applicant=me")
                .as(paula)
                .with("If-None-Match", own.tag())
                .send()
                .status())
        .isEqualTo(304);
  }

  @Test
  void leavesOutWhatIsNotForTheCaller() {
    api.applied(name);
    api.draft(name);
    for (String query : List.of("", "?stage=WAITING", "?status=APPLIED", "?status=DRAFT")) {
      for (String who : List.of("", "stranger partner", "mona moderator")) {
        PartnersApi.Call call = api.get("/api/partners" + query);
        Answer answer = (who.isEmpty() ? call : call.as(who)).send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("items").size()).as(query + " for " + who).isZero();
      }
    }
    for (String status : List.of("DRAFT", "DISCARDED")) {
      assertThat(
              api.get("/api/partners?status=" + status).as(RITA).send().body().path("items").size())
          .as(status)
          .isZero();
    }
  }

  @Test
  void keepsADroppedDraftFromStaff() {
    Answer dropped = api.step(api.draft(name), "withdrawal", paula, "");
    assertThat(dropped.body().path("status").asString()).isEqualTo("DISCARDED");
    assertThat(all("status=WITHDRAWN", RITA))
        .noneMatch(it -> it.path("id").asString().equals(dropped.id()));
  }

  @Test
  void doesNotTellOneOfTheCityWhoReviewsTheirOwnAndWhatWasFound() {
    Answer applied = api.applied(name);
    api.step(applied, "review", RITA, "");
    await().until(() -> find("stage=IN_REVIEW", applied.id()).has("registerCheck"));
    assertThat(find("stage=IN_REVIEW", applied.id()).has("reviewer")).isTrue();
    JsonNode own = find("stage=IN_REVIEW", applied.id(), name + " staff");
    assertThat(own.has("reviewer")).isFalse();
    assertThat(own.has("registerCheck")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "applicant=you, applicant not-one-of",
    "status=DONE, status not-one-of",
    "stage=DONE, stage not-one-of",
    "applicant=me&status=APPLIED, applicant one-filter",
    "member=you, member not-one-of",
    "member=me&status=APPLIED, member one-filter",
    "member=me&applicant=me, applicant one-filter",
    "status=APPLIED&stage=WAITING, stage one-filter",
    "stage=WAITING&cursor=nonsense, cursor unknown-cursor",
    "limit=0, limit out-of-range"
  })
  void refusesAFilterThatIsNone(String query, String error) {
    Answer refused = api.get("/api/partners?" + query).as(RITA).send();
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  @Test
  void asksWhoWantsTheirOwnToSignIn() {
    assertThat(api.get("/api/partners?applicant=me").send().status()).isEqualTo(401);
    assertThat(api.get("/api/partners?member=me").send().status()).isEqualTo(401);
  }

  @Test
  void takesACursorForItsOwnListOnly() {
    api.draft(name);
    api.draft(name);
    Answer page = api.get("/api/partners?applicant=me&limit=1").as(paula).send();
    String next = page.body().path("next").asString();
    assertThat(page.header("Link")).contains("rel=\"next\"", next);
    Answer further = api.get("/api/partners?applicant=me&limit=1&cursor=" + next).as(paula).send();
    assertThat(further.body().path("items").size()).isEqualTo(1);
    assertThat(further.body().has("next")).isFalse();
    assertThat(api.get("/api/partners?stage=WAITING&cursor=" + next).as(RITA).send().errors())
        .containsExactly("cursor unknown-cursor");
  }

  private JsonNode find(String filter, String id) {
    return find(filter, id, RITA);
  }

  private JsonNode find(String filter, String id, String who) {
    return all(filter, who).stream()
        .filter(it -> it.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> all(String filter, String who) {
    List<JsonNode> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.get("/api/partners?" + filter + cursor).as(who).send().body();
      page.path("items").forEach(all::add);
      cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
    } while (!cursor.isEmpty());
    return all;
  }
}
