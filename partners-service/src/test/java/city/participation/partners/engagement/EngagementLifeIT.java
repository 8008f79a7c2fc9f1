package city.participation.partners.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.partners.Crowd;
import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.PartnersApi.Call;
import city.participation.partners.RunningPartnersService;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.programme.FindProgramme;
import city.participation.partners.programme.messaging.ProgrammeMessageExamples;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.messaging.Message;
import tools.jackson.databind.JsonNode;

/** From the proposal to the end, by the API and by what events-service tells. */
@RunningPartnersService
class EngagementLifeIT {

  private static final String REASON = "{\"reason\": \"Dafür haben wir schon eine Zusage.\"}";

  private final String programme = UUID.randomUUID().toString();
  private final String name = "paula-" + UUID.randomUUID();
  private final String paula = name + " partner";

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> programmeMessages;
  @Autowired private Engagements engagements;
  @Autowired private FindStanding findStanding;
  @Autowired private ForgetInEngagements forgetInEngagements;
  @Autowired private MongoOperations mongo;
  @Autowired private FindProgramme findProgramme;
  private PartnersApi api;

  @BeforeEach
  void announceProgramme() {
    api = new PartnersApi(port);
    tell("programme-announced.v1", 1);
  }

  @Test
  void leadsFromTheProposalToTheEnd() {
    Answer partner = api.accredited(name);
    Answer proposed = proposed(partner, paula, "CO_HOST");
    assertThat(proposed.header("Location")).isEqualTo("/api/engagements/" + proposed.id());
    assertThat(shown(proposed, null).status()).as("not public yet").isEqualTo(404);
    assertThat(ids(list("", null))).isEmpty();
    assertThat(ids(list("&status=PROPOSED", PartnersApi.REVIEWER))).containsExactly(proposed.id());

    Answer agreed = step(proposed, "agreement", PartnersApi.REVIEWER, "");
    assertThat(agreed.body().path("status").asString()).isEqualTo("AGREED");
    Answer list = list("", null);
    assertThat(ids(list)).containsExactly(proposed.id());
    assertThat(list.body().path("items").path(0).path("partner").path("name").asString())
        .isEqualTo("Veedel Digital e.V.");
    assertThat(list.body().path("items").path(0).path("partner").path("standing").asBoolean(false))
        .isTrue();
    assertThat(list.raw().body()).contains("Wir beraten im Veedel").doesNotContain("rita", name);

    Answer ended = step(agreed, "ending", paula, REASON);
    assertThat(ended.body().path("status").asString()).isEqualTo("ENDED");
    assertThat(ids(list("", null))).isEmpty();
    assertThat(
            api.get("/api/engagements?status=ENDED&partner=" + partner.id())
                .as(paula)
                .send()
                .raw()
                .body())
        .contains(proposed.id(), "Zusage")
        .doesNotContain("rita");
    assertThat(messages(proposed)).as("proposed, agreed, ended").isEqualTo(3);
  }

  @Test
  void leavesOutWhomItIsToForget() {
    Answer proposed = proposed(api.accredited(name), paula, "CO_HOST");
    String staff = "rita-" + UUID.randomUUID();
    Answer agreed = step(proposed, "agreement", staff + " staff", "");
    forgetInEngagements.forget(name);
    forgetInEngagements.forget(staff);
    forgetInEngagements.forget(staff);
    await()
        .untilAsserted(() ->
            assertThat(mongo.findById(agreed.id(), Document.class, "engagements").toJson())
                .contains("AGREED")
                .doesNotContain(name)
                .doesNotContain(staff));
    assertThat(shown(agreed, null).body().path("status").asString()).isEqualTo("AGREED");
  }

  @Test
  void declinesWithAReason() {
    Answer proposed = proposed(api.accredited(name), paula, "EXPERT");
    Answer refused = call(proposed, "rejection").as(PartnersApi.REVIEWER).json("{}").send();
    assertThat(refused.errors()).containsExactly("/reason missing");
    step(proposed, "rejection", PartnersApi.REVIEWER, REASON);
    assertThat(shown(proposed, paula).body().path("reason").asString()).contains("Zusage");
    proposed(api.get("/api/partners?applicant=me").as(paula).send(), paula, "EXPERT");
  }

  @Test
  void letsOnlyAccreditedPartnersPropose() {
    Answer applied = api.applied(name);
    Answer refused = propose(applied, "HOST").as(paula).send();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("partner-not-accredited");
    assertThat(refused.errors()).containsExactly("/partner not-accredited");
    Answer draft = api.post("/api/partners?draft=true").as(paula).json("{}").send();
    assertThat(propose(draft, "HOST").as(paula).send().code())
        .as("a draft is nobody's partner yet")
        .isEqualTo("not-your-partner");
    Answer stranger = propose(applied, "HOST").as("somebody partner").send();
    assertThat(stranger.status()).isEqualTo(403);
    assertThat(stranger.code()).isEqualTo("not-your-partner");
    assertThat(stranger.errors()).containsExactly("/partner not-yours");
  }

  @Test
  void letsEveryMemberSpeakForThePartnerAsLongAsTheyAreOne() {
    Answer partner = api.accredited(name);
    String editor = joined(partner, "EDITOR");
    String owner = joined(partner, "OWNER");
    Answer byEditor = proposed(partner, editor + " participant", "EXPERT");
    Answer byOwner = agreed(partner, owner + " participant", "FUNDER");
    assertThat(
            step(byOwner, "ending", editor + " participant", REASON)
                .body()
                .path("status")
                .asString())
        .as("of what another one proposed")
        .isEqualTo("ENDED");

    String path = "/api/partners/" + partner.id();
    Answer removed =
        api.delete(path + "/members/" + editor)
            .as(paula)
            .ifMatch(api.get(path).as(paula).send().tag())
            .send();
    assertThat(removed.status()).as(removed.raw().body()).isEqualTo(200);
    assertThat(propose(partner, "HOST").as(editor + " participant").send().errors())
        .containsExactly("/partner not-yours");
    assertThat(call(byEditor, "ending").as(editor + " participant").json(REASON).send().status())
        .as("not even seen, though they proposed it")
        .isEqualTo(404);
    assertThat(ids(of(partner, "&status=PROPOSED", editor + " participant"))).isEmpty();
    step(byEditor, "ending", owner + " participant", REASON);
  }

  private String joined(Answer partner, String role) {
    String path = "/api/partners/" + partner.id();
    String person = role.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID();
    Answer invited =
        api.post(path + "/invitations")
            .as(paula)
            .ifMatch(api.get(path).as(paula).send().tag())
            .json("{\"role\": \"%s\"}".formatted(role))
            .send();
    String token = invited.body().path("token").asString();
    Answer joined =
        api.post(path + "/membership")
            .as(person + " participant")
            .json("{\"token\": \"%s\"}".formatted(token))
            .send();
    assertThat(joined.status()).as(joined.raw().body()).isEqualTo(200);
    return person;
  }

  @Test
  void namesWhatIsWrong() {
    Answer refused =
        api.post("/api/engagements")
            .as(paula)
            .json("{\"partner\": \"\", \"interest\": {\"de\": \"kurz\"}}")
            .send();
    assertThat(refused.errors())
        .containsExactly(
            "/interest/de too-short",
            "/interest/en missing",
            "/partner too-short",
            "/programme missing",
            "/role missing");
    Answer partner = api.accredited(name);
    assertThat(
            api.post("/api/engagements")
                .as(paula)
                .json(body(partner.id(), "HOST").replace(programme, UUID.randomUUID().toString()))
                .send()
                .errors())
        .containsExactly("/programme unknown-programme");
    assertThat(
            api.post("/api/engagements")
                .as(paula)
                .json(body(partner.id(), "HOST").replace("\"role\"", "\"stage\": \"x\", \"role\""))
                .send()
                .errors())
        .containsExactly("/stage unknown-stage");
    assertThat(api.get("/api/engagements").send().errors()).containsExactly("programme missing");
    assertThat(api.get("/api/engagements?programme=a&partner=b").send().errors())
        .containsExactly("partner one-filter");
    assertThat(api.get("/api/engagements?programme=a&status=OPEN").send().errors())
        .containsExactly("status not-one-of");
  }

  @Test
  void takesOneOfTwentyEqualProposals() throws InterruptedException {
    Answer partner = api.accredited(name);
    Callable<Answer> propose = () -> propose(partner, "FUNDER").as(paula).send();
    List<Answer> answers = Crowd.all(Collections.nCopies(20, propose));
    assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() != 201))
        .allSatisfy(it -> {
          assertThat(it.status()).as(it.raw().body()).isEqualTo(409);
          assertThat(it.code()).isEqualTo("engagement-open");
        });
    assertThat(propose(partner, "EXPERT").as(paula).send().status())
        .as("another role is another matter")
        .isEqualTo(201);
  }

  @Test
  void actsOnceUnderOneKey() throws InterruptedException {
    Answer partner = api.accredited(name);
    String key = UUID.randomUUID().toString();
    Callable<Answer> propose = () -> propose(partner, "FUNDER").as(paula).key(key).send();
    List<Answer> answers = Crowd.all(Collections.nCopies(20, propose));
    assertThat(answers)
        .allSatisfy(it -> assertThat(it.status()).as(it.raw().body()).isEqualTo(201));
    assertThat(answers.stream().map(it -> it.raw().body()).distinct()).hasSize(1);
  }

  @Test
  void hidesWhoIsSuspendedAndCountsAccreditedPartnersOnce() {
    Answer partner = api.accredited(name);
    agreed(partner, paula, "HOST");
    agreed(partner, paula, "EXPERT");
    assertThat(balance("CIVIL_SOCIETY")).isEqualTo(1);
    assertThat(balance("BUSINESS")).isZero();

    api.step(partner, "suspension", PartnersApi.REVIEWER, REASON);
    assertThat(ids(list("", null))).as("as in the directory").isEmpty();
    assertThat(list("", PartnersApi.REVIEWER).body().path("items"))
        .hasSize(2)
        .allSatisfy(
            it -> assertThat(it.path("partner").path("standing").asBoolean(true)).isFalse());
    assertThat(balance("CIVIL_SOCIETY")).isZero();
    lookThreeTimesAtOnce();
    assertThat(ids(list("", PartnersApi.REVIEWER))).as("it pauses, and stays").hasSize(2);
    assertThat(ids(of(partner, "", paula))).as("to its members, too").hasSize(2);
  }

  @Test
  void showsEverybodyWhatAPartnerHasAgreedToAndNothingElse() {
    Answer partner = api.accredited(name);
    Answer agreed = agreed(partner, paula, "HOST");
    Answer proposed = proposed(partner, paula, "EXPERT");
    for (@Nullable String who : Arrays.asList(null, "somebody partner")) {
      assertThat(ids(of(partner, "", who))).containsExactly(agreed.id());
      assertThat(ids(of(partner, "&status=PROPOSED", who))).isEmpty();
    }
    assertThat(ids(of(partner, "&status=PROPOSED", paula))).containsExactly(proposed.id());

    makeInternal();
    assertThat(ids(of(partner, "", null))).as("not for the public").isEmpty();
    assertThat(ids(of(partner, "", paula))).containsExactly(agreed.id());
    assertThat(ids(of(partner, "", PartnersApi.REVIEWER))).containsExactly(agreed.id());
  }

  @Test
  void listsForStaffWhatWaitsLongestFirstAndHowLong() {
    Answer partner = api.accredited(name);
    List<String> waiting = new ArrayList<>();
    for (String role : List.of("HOST", "EXPERT", "FUNDER")) {
      waiting.add(proposed(partner, paula, role).id());
    }
    step(proposed(partner, paula, "MULTIPLIER"), "agreement", PartnersApi.REVIEWER, "");
    ZonedDateTime justBeforeMidnight =
        PartnersApi.inDays(-9).atTime(23, 59).atZone(ZoneId.of("Europe/Berlin"));
    for (int i = 0; i < 3; i++) {
      mongo.updateFirst(
          Query.query(Criteria.where("_id").is(waiting.get(i))),
          new Update().set("since", justBeforeMidnight.plusMinutes(i).toInstant()),
          "engagements");
    }
    List<JsonNode> listed = new ArrayList<>();
    String path = "/api/engagements?limit=2&status=PROPOSED";
    for (String next = path; !next.isEmpty(); ) {
      Answer page = api.get(next).as(PartnersApi.REVIEWER).send();
      assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
      page.body().path("items").forEach(listed::add);
      String cursor = page.body().path("next").asString("");
      next = cursor.isEmpty() ? "" : path + "&cursor=" + cursor;
    }
    List<JsonNode> ours =
        listed.stream()
            .filter(it -> it.path("partner").path("id").asString().equals(partner.id()))
            .toList();
    assertThat(ours).extracting(it -> it.path("id").asString()).isEqualTo(waiting);
    assertThat(ours).extracting(it -> it.path("ageInDays").asInt()).containsExactly(9, 8, 8);

    assertThat(api.get("/api/engagements?status=PROPOSED").as(paula).send().status())
        .isEqualTo(403);
    assertThat(api.get("/api/engagements?status=PROPOSED").send().status()).isEqualTo(401);
    assertThat(api.get("/api/engagements?status=AGREED").as(PartnersApi.REVIEWER).send().errors())
        .containsExactly("programme missing");
  }

  /** A clerk who acts for a partner is told of the city what its other members are. */
  @Test
  void showsNoMemberWhoOfTheCityDecided() {
    String clerk = name + " staff partner";
    Answer agreed = agreed(api.accredited(name), paula, "HOST");
    assertThat(shown(agreed, clerk).raw().body())
        .contains("allowed", PartnersApi.OFFICE)
        .doesNotContain("rita");
    assertThat(shown(agreed, "sina staff").raw().body()).contains("rita");
  }

  /** The sweep may be late by a minute; the last day is over all the same. */
  @Test
  void countsOnNoAccreditationBeyondItsLastDay() {
    Answer partner = api.accredited(name);
    Answer agreed = agreed(partner, paula, "HOST");
    Answer proposed = proposed(partner, paula, "EXPERT");
    lastDay(partner, 0);
    assertThat(ids(of(partner, "", null))).containsExactly(agreed.id());
    assertThat(ids(directory(programme))).containsExactly(partner.id());

    lastDay(partner, -1);
    assertThat(propose(partner, "FUNDER").as(paula).send().code())
        .isEqualTo("partner-not-accredited");
    assertThat(call(proposed, "agreement").as(PartnersApi.REVIEWER).send().code())
        .isEqualTo("partner-not-accredited");
    assertThat(ids(of(partner, "", null))).isEmpty();
    assertThat(balance("CIVIL_SOCIETY")).isZero();
    assertThat(ids(directory(programme))).isEmpty();
    assertThat(api.get("/api/partners/directory/" + partner.id()).send().status()).isEqualTo(404);
    assertThat(
            api.get("/api/partners/directory/balance?programme=" + programme)
                .send()
                .body()
                .path("total")
                .asInt(-1))
        .isZero();
  }

  private void lastDay(Answer partner, int fromToday) {
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(partner.id())),
        new Update().set("accreditation.until", PartnersApi.inDays(fromToday).toString()),
        "partners");
  }

  @Test
  void endsWithThePartnersAccreditation() {
    Answer partner = api.accredited(name);
    Answer agreed = agreed(partner, paula, "HOST");
    api.step(partner, "withdrawal", paula, REASON);
    lookThreeTimesAtOnce();
    assertThat(shown(agreed, PartnersApi.REVIEWER).body().path("status").asString())
        .isEqualTo("ENDED");
    assertThat(messages(agreed)).as("proposed, agreed, ended once").isEqualTo(3);
  }

  @Test
  void endsByItselfWithItsProgrammeAndOnce() {
    List<Answer> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String who = name + i;
      Answer partner = api.accredited(who);
      all.add(agreed(partner, who + " partner", "HOST"));
      all.add(proposed(partner, who + " partner", "EXPERT"));
    }
    tell("programme-closed.v1", 2);
    tell("programme-closed.v1", 2);
    await()
        .untilAsserted(() ->
            assertThat(all)
                .allSatisfy(it ->
                    assertThat(shown(it, PartnersApi.REVIEWER).body().path("status").asString())
                        .isEqualTo("ENDED")));
    lookThreeTimesAtOnce();
    assertThat(all.stream().mapToLong(this::messages).sum())
        .as("proposed and ended each, half agreed between")
        .isEqualTo(5 * 3 + 5 * 2);
    Answer over = propose(api.accredited(name), "HOST").as(paula).send();
    assertThat(over.code()).isEqualTo("programme-over");
    assertThat(over.errors()).containsExactly("/programme over");
  }

  /** As if the message had come between the check and the write: nobody is told of it any more. */
  @Test
  void endsAtTheNextLookWhatWasProposedWhileTheProgrammeClosed() {
    Answer agreed = agreed(api.accredited(name), paula, "HOST");
    Engagement before = engagements.find(agreed.id()).orElseThrow().state();
    tell("programme-closed.v1", 2);
    Engagement late =
        new Engagement(
            UUID.randomUUID().toString(),
            before.proposal(),
            EngagementStatus.PROPOSED,
            name,
            before.proposedAt(),
            before.since(),
            before.trail().subList(0, 1),
            "late-" + before.id(),
            Clock.tickMillis(ZoneOffset.UTC).instant().plus(Engagement.LOOK));
    engagements.add(late, List.of(), null);
    lookThreeTimesAtOnce();
    assertThat(engagements.find(late.id()).orElseThrow().state().status())
        .isEqualTo(EngagementStatus.ENDED);
  }

  @Test
  void isFoundInTheDirectoryByItsProgramme() {
    Answer partner = api.accredited(name);
    assertThat(ids(directory(programme))).isEmpty();
    Answer proposed = proposed(partner, paula, "EXPERT");
    assertThat(ids(directory(programme))).as("only proposed").isEmpty();
    Answer agreed = step(proposed, "agreement", PartnersApi.REVIEWER, "");
    api.accredited(name);
    assertThat(ids(directory(programme))).containsExactly(partner.id());
    assertThat(ids(directory(UUID.randomUUID().toString()))).isEmpty();
    String asked = "?programme=" + programme;
    assertThat(
            api.get("/api/partners/directory/balance" + asked).send().body().path("total").asInt())
        .isEqualTo(1);
    assertThat(api.get("/api/partners/directory/export" + asked).text().lines())
        .hasSize(2)
        .anyMatch(line -> line.contains(partner.id()));
    step(agreed, "ending", paula, REASON);
    assertThat(ids(directory(programme))).isEmpty();
  }

  private Answer directory(String itsProgramme) {
    return api.get("/api/partners/directory?programme=" + itsProgramme).send();
  }

  @Test
  void hidesWhatIsForTheAdministration() {
    Answer agreed = agreed(api.accredited(name), paula, "HOST");
    assertThat(ids(directory(programme))).hasSize(1);
    makeInternal();
    assertThat(ids(list("", null))).isEmpty();
    assertThat(ids(directory(programme))).isEmpty();
    assertThat(shown(agreed, null).status()).isEqualTo(404);
    assertThat(balance("CIVIL_SOCIETY")).isZero();
    assertThat(ids(list("", PartnersApi.REVIEWER))).containsExactly(agreed.id());
    assertThat(shown(agreed, paula).status()).isEqualTo(200);
  }

  @Test
  void pagesAndAnswersNothingNewWithNothing() {
    Answer partner = api.accredited(name);
    List<String> ids = new ArrayList<>();
    for (String role : List.of("HOST", "CO_HOST", "EXPERT", "FUNDER", "MULTIPLIER")) {
      ids.addFirst(agreed(partner, paula, role).id());
    }
    List<String> paged = new ArrayList<>();
    String path = "/api/engagements?limit=2&programme=" + programme;
    for (String next = path; !next.isEmpty(); ) {
      Answer page = api.get(next).send();
      paged.addAll(ids(page));
      String cursor = page.body().path("next").asString("");
      next = cursor.isEmpty() ? "" : path + "&cursor=" + cursor;
    }
    assertThat(paged).isEqualTo(ids);
    Answer read = api.get(path).send();
    assertThat(api.get(path).with("If-None-Match", read.tag()).send().status()).isEqualTo(304);
  }

  private void makeInternal() {
    programmeMessages.accept(
        ProgrammeMessageExamples.message(
            "programme-updated.v1",
            programme,
            2,
            ProgrammeMessageExamples.data("programme-updated.v1")
                .put("audience", "INTERNAL")
                .toString()));
  }

  private Answer of(Answer partner, String filter, @Nullable String who) {
    Call call = api.get("/api/engagements?partner=" + partner.id() + filter);
    return (who == null ? call : call.as(who)).send();
  }

  private void tell(String message, long sequence) {
    programmeMessages.accept(ProgrammeMessageExamples.message(message, programme, sequence));
  }

  private void lookThreeTimesAtOnce() {
    Clock later =
        Clock.offset(Clock.tickMillis(ZoneOffset.UTC), Engagement.LOOK.plus(Duration.ofMinutes(2)));
    List<Callable<Boolean>> instances = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      instances.add(() -> {
        new SettleEngagements(engagements, findStanding, findProgramme, later).settleDue();
        return true;
      });
    }
    try {
      Crowd.all(instances);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private long messages(Answer engagement) {
    return engagements.find(engagement.id()).orElseThrow().sequence();
  }

  private String body(String partner, String role) {
    return """
    {"partner": "%s", "programme": "%s", "role": "%s",
     "interest": {"de": "Wir beraten im Veedel und werden dafür nicht bezahlt.",
                  "en": "We give advice in the quarter and are not paid for it."}}
    """
        .formatted(partner, programme, role);
  }

  private Call propose(Answer partner, String role) {
    return api.post("/api/engagements").json(body(partner.id(), role));
  }

  private Answer proposed(Answer partner, String who, String role) {
    String id =
        partner.id().isEmpty()
            ? partner.body().path("items").path(0).path("id").asString()
            : partner.id();
    Answer proposed = api.post("/api/engagements").as(who).json(body(id, role)).send();
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(201);
    return proposed;
  }

  private Answer agreed(Answer partner, String who, String role) {
    return step(proposed(partner, who, role), "agreement", PartnersApi.REVIEWER, "");
  }

  private Call call(Answer before, String resource) {
    return api.post("/api/engagements/" + before.id() + "/" + resource).ifMatch(before.tag());
  }

  private Answer step(Answer before, String resource, String who, String json) {
    Call call = call(before, resource).as(who);
    Answer answer = (json.isEmpty() ? call : call.json(json)).send();
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    return answer;
  }

  private Answer shown(Answer engagement, @Nullable String who) {
    Call call = api.get("/api/engagements/" + engagement.id());
    return (who == null ? call : call.as(who)).send();
  }

  private Answer list(String filter, @Nullable String who) {
    Call call = api.get("/api/engagements?programme=" + programme + filter);
    return (who == null ? call : call.as(who)).send();
  }

  private int balance(String sector) {
    Answer balance = api.get("/api/engagements/balance?programme=" + programme).send();
    assertThat(balance.body().path("items").size()).isEqualTo(4);
    for (var count : balance.body().path("items")) {
      if (count.path("sector").asString().equals(sector)) {
        return count.path("partners").asInt();
      }
    }
    throw new AssertionError(balance.raw().body());
  }

  private static List<String> ids(Answer page) {
    assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    page.body().path("items").forEach(it -> ids.add(it.path("id").asString()));
    return ids;
  }
}
