package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.Crowd;
import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bson.Document;
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
class MembersIT {

  private final String name = "paula-" + UUID.randomUUID();
  private final String paula = name + " partner";
  private final String edith = "edith-" + name + " participant";

  @LocalServerPort private int port;
  @Autowired private ForgetPerson forgetPerson;
  @Autowired private MongoOperations mongo;
  @Autowired private Partners partners;
  private PartnersApi api;

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
  }

  @Test
  void takesSomebodyInWhoThenAmendsAndIsAloneResponsibleInTheEnd() {
    Answer applied = api.applied(name);
    Answer invited = invite(applied, paula, "{\"role\": \"EDITOR\", \"note\": \"für Edith\"}");
    assertThat(invited.status()).as(invited.raw().body()).isEqualTo(201);
    assertThat(invited.body().path("acceptAt").asString())
        .isEqualTo("/api/partners/" + applied.id() + "/membership");
    assertThat(Instant.parse(invited.body().path("expiresAt").asString()))
        .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(8)));
    assertThat(read(edith, applied.id(), "").status()).as("not yet").isEqualTo(404);

    Answer joined = join(applied.id(), edith, invited.body().path("token").asString());
    assertThat(joined.status()).as(joined.raw().body()).isEqualTo(200);
    JsonNode own = read(edith, applied.id(), "").body();
    assertThat(own.path("own").asBoolean()).isTrue();
    assertThat(own.path("role").asString()).isEqualTo("EDITOR");
    assertThat(own.path("allowed").valueStream().map(JsonNode::asString))
        .as("no withdrawal")
        .isEmpty();
    Answer listed = api.get("/api/partners?member=me").as(edith).send();
    assertThat(listed.body().path("items").path(0).path("id").asString()).isEqualTo(applied.id());

    Answer members = read(paula, applied.id(), "/members");
    String editor = "/members/" + edith.split(" ", -1)[0];
    Answer promoted =
        api.patch(path(applied.id()) + editor)
            .as(paula)
            .ifMatch(members.tag())
            .json("{\"role\": \"OWNER\"}")
            .send();
    assertThat(promoted.status()).as(promoted.raw().body()).isEqualTo(200);
    Answer left =
        api.delete(path(applied.id()) + "/members/me").as(paula).ifMatch(promoted.tag()).send();
    assertThat(left.status()).as(left.raw().body()).isEqualTo(200);
    assertThat(read(paula, applied.id(), "").status()).as("at once").isEqualTo(404);
    assertThat(api.get("/api/partners?applicant=me").as(paula).send().body().path("items").size())
        .isZero();
    Answer last = read(edith, applied.id(), "/members");
    assertThat(last.body().path("members").size()).isEqualTo(1);
    Answer refused =
        api.delete(path(applied.id()) + "/members/me").as(edith).ifMatch(last.tag()).send();
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("last-owner");
  }

  @Test
  void showsMembersAndStaffWhoActsButNotesToMembersOnly() {
    Answer applied = api.applied(name);
    invite(applied, paula, "{\"role\": \"EDITOR\", \"note\": \"für Edith\", \"invitee\": \"edi\"}");
    Answer own = read(paula, applied.id(), "/members");
    assertThat(own.body().path("members").path(0).path("person").asString()).isEqualTo(name);
    assertThat(own.body().path("invitations").path(0).path("note").asString())
        .isEqualTo("für Edith");
    assertThat(own.raw().body()).doesNotContain("token");
    Answer staffs = read(PartnersApi.REVIEWER, applied.id(), "/members");
    assertThat(staffs.raw().body()).contains(name, "\"invitee\":\"edi\"").doesNotContain("Edith");
    assertThat(read("stranger partner", applied.id(), "/members").status()).isEqualTo(404);
    assertThat(
            api.get(path(applied.id()) + "/members")
                .as(paula)
                .with("If-None-Match", own.tag())
                .send()
                .status())
        .isEqualTo(304);
  }

  @Test
  void keepsTheTokenNowhere() {
    Answer applied = api.applied(name);
    String key = UUID.randomUUID().toString();
    Answer invited =
        api.post(path(applied.id()) + "/invitations")
            .as(paula)
            .ifMatch(applied.tag())
            .key(key)
            .json("{\"role\": \"EDITOR\"}")
            .send();
    String stored = document(applied.id()).toJson();
    assertThat(stored)
        .doesNotContain(invited.body().path("token").asString())
        .as("nor what opens the kept answer")
        .doesNotContain(key);
    assertThat(document(applied.id()).getList("keys", Document.class).toString())
        .as("nor whose it is")
        .doesNotContain(name);
  }

  @Test
  void givesARepeatedInvitationTheSameTokenAndInvitesOnce() throws InterruptedException {
    Answer applied = api.applied(name);
    String key = UUID.randomUUID().toString();
    Callable<Answer> invite =
        () ->
            api.post(path(applied.id()) + "/invitations")
                .as(paula)
                .ifMatch(applied.tag())
                .key(key)
                .json("{\"role\": \"EDITOR\"}")
                .send();
    List<Answer> answers = Crowd.all(Collections.nCopies(20, invite));
    assertThat(answers)
        .allSatisfy(it -> assertThat(it.status()).as(it.raw().body()).isEqualTo(201));
    assertThat(answers.stream().map(it -> it.raw().body()).distinct()).hasSize(1);
    assertThat(answers.stream().map(Answer::tag).distinct()).hasSize(1);
    assertThat(read(paula, applied.id(), "/members").body().path("invitations").size())
        .isEqualTo(1);
    String token = answers.getLast().body().path("token").asString();
    assertThat(join(applied.id(), edith, token).status()).isEqualTo(200);
    Answer other =
        api.post(path(applied.id()) + "/invitations")
            .as(paula)
            .ifMatch(applied.tag())
            .key(key)
            .json("{\"role\": \"OWNER\"}")
            .send();
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void takesInOneOfFiftyWhoUseOneTokenAtOnce() throws InterruptedException {
    Answer applied = api.applied(name);
    String token = token(invite(applied, paula, "{\"role\": \"OWNER\"}"));
    List<Callable<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String who = "guest-" + i + "-" + name + " participant";
      all.add(() -> join(applied.id(), who, token));
    }
    List<Answer> answers = Crowd.all(all);
    assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() != 200))
        .allSatisfy(it -> {
          assertThat(it.status()).as(it.raw().body()).isEqualTo(404);
          assertThat(it.code()).isEqualTo("invitation-unknown");
        });
    assertThat(read(paula, applied.id(), "/members").body().path("members").size()).isEqualTo(2);
  }

  @Test
  void takesInAllTwentyWhoUseTheirOwnTokensAtOnce() throws InterruptedException {
    Answer before = api.applied(name);
    String id = before.id();
    List<Callable<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Answer invited = inviteTo(id, before.tag(), paula, "{\"role\": \"EDITOR\"}");
      String who = "guest-" + i + "-" + name + " participant";
      all.add(() -> join(id, who, token(invited)));
      before = invited;
    }
    assertThat(Crowd.all(all))
        .allSatisfy(it -> assertThat(it.status()).as(it.raw().body()).isEqualTo(200));
    assertThat(read(paula, id, "/members").body().path("members").size()).isEqualTo(21);
  }

  @Test
  void keepsOneOfTwoOwnersWhoLeaveAtOnce() throws InterruptedException {
    for (int round = 0; round < 10; round++) {
      String owner = name + round;
      String second = "second-" + owner;
      Answer applied = api.applied(owner);
      Answer invited = invite(applied, owner + " partner", "{\"role\": \"OWNER\"}");
      Answer joined = join(applied.id(), second + " participant", token(invited));
      List<Callable<Answer>> both = new ArrayList<>();
      for (String who : List.of(owner + " partner", second + " participant")) {
        both.add(() -> leaveUntilTold(applied.id(), who, joined.tag()));
      }
      List<Answer> answers = Crowd.all(both);
      assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
      assertThat(partners.find(applied.id()).orElseThrow().state().representation().members())
          .hasSize(1);
    }
  }

  /** Who is too late by a version looks again and insists. */
  private Answer leaveUntilTold(String id, String who, String tag) {
    Answer answer = api.delete(path(id) + "/members/me").as(who).ifMatch(tag).send();
    while (answer.status() == 412) {
      answer =
          api.delete(path(id) + "/members/me")
              .as(who)
              .ifMatch(read(who, id, "/members").tag())
              .send();
    }
    return answer;
  }

  @Test
  void tellsThatAnInvitationCameTooLateAndForgetsItLater() {
    Answer applied = api.applied(name);
    String token = token(invite(applied, paula, "{\"role\": \"EDITOR\"}"));
    Instant past = Instant.now().minus(Duration.ofDays(1));
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(applied.id())),
        new Update().set("representation.invitations.0.expiresAt", past),
        "partners");
    Answer late = join(applied.id(), edith, token);
    assertThat(late.status()).as(late.raw().body()).isEqualTo(410);
    assertThat(late.code()).isEqualTo("invitation-expired");

    Instant nextQuarter = Instant.now().plus(Duration.ofDays(90));
    new SettleAccreditations(partners, Clock.fixed(nextQuarter, ZoneOffset.UTC)).settleDue();
    assertThat(read(paula, applied.id(), "/members").body().path("invitations").size()).isZero();
    assertThat(document(applied.id()).get("due")).isNull();
    assertThat(join(applied.id(), edith, token).code()).isEqualTo("invitation-unknown");
  }

  @Test
  void doesNotTellAStrangerWhetherThereIsSuchAPartner() {
    Answer applied = api.applied(name);
    String nobodys = "a".repeat(27);
    Answer there = join(applied.id(), edith, nobodys);
    Answer notThere = join(UUID.randomUUID().toString(), edith, nobodys);
    assertThat(there.status()).isEqualTo(404);
    assertThat(notThere.status()).isEqualTo(404);
    assertThat(there.code()).isEqualTo(notThere.code()).isEqualTo("invitation-unknown");
  }

  @Test
  void revokesAnInvitation() {
    Answer applied = api.applied(name);
    Answer invited = invite(applied, paula, "{\"role\": \"EDITOR\"}");
    String where = invited.header("Location");
    assertThat(api.delete(where).as(paula).send().status()).isEqualTo(428);
    Answer revoked = api.delete(where).as(paula).ifMatch(invited.tag()).send();
    assertThat(revoked.status()).as(revoked.raw().body()).isEqualTo(200);
    assertThat(join(applied.id(), edith, token(invited)).code()).isEqualTo("invitation-unknown");
    assertThat(api.delete(where).as(paula).ifMatch(revoked.tag()).send().status()).isEqualTo(404);
  }

  /** A request without a body says in a parameter for which office. */
  @Test
  void revokesForTheCityOnlyOnBehalfOfAnOffice() {
    Answer applied = api.applied(name);
    forgetPerson.forget(name);
    Answer alone = read(PartnersApi.REVIEWER, applied.id(), "");
    Answer invited = invite(alone, PartnersApi.REVIEWER, "{\"role\": \"OWNER\"}");
    String where = invited.header("Location");
    for (String asked : List.of("", "?office=x")) {
      Answer refused =
          api.delete(where + asked).as("rita staff", null).ifMatch(invited.tag()).send();
      assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
      assertThat(refused.errors())
          .containsExactly(asked.isEmpty() ? "office office-missing" : "office too-short");
    }
    Answer revoked =
        api.delete(where + "?office=Amt%2015").as("rita staff", null).ifMatch(invited.tag()).send();
    assertThat(revoked.status()).as(revoked.raw().body()).isEqualTo(200);
    assertThat(read(PartnersApi.REVIEWER, applied.id(), "/audit-trail").raw().body())
        .contains("INVITATION_REVOKED", "Amt 15");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /role missing",
        "{\"role\": \"BOSS\"} | /role not-one-of",
        "{\"role\": \"EDITOR\", \"note\": \"x\"} | /note too-short",
        "{\"role\": \"EDITOR\", \"invitee\": \"two words\"} | /invitee no-opaque-id",
        "{\"role\": \"EDITOR\", \"mail\": \"kim@example.org\"} | /mail unknown-property"
      })
  void refusesAnInvitationThatIsNone(String json, String error) {
    Answer refused = invite(api.applied(name), paula, json);
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly(error);
  }

  @Test
  void refusesATokenThatIsNone() {
    String path = path(api.applied(name).id()) + "/membership";
    for (String token : List.of("\"short\"", "null", "\"%s\"".formatted("ä".repeat(27)))) {
      Answer refused = api.post(path).as(edith).json("{\"token\": %s}".formatted(token)).send();
      assertThat(refused.status()).as(refused.raw().body()).isEqualTo(400);
      assertThat(refused.errors())
          .containsExactly("/token " + (token.equals("null") ? "missing" : "no-invitation-token"));
    }
    assertThat(api.post(path).json("{\"token\": \"%s\"}".formatted("a".repeat(27))).send().status())
        .as("signed in")
        .isEqualTo(401);
  }

  @Test
  void removesAMemberWhoseReadsEndAtOnce() {
    Answer applied = api.applied(name);
    String token = token(invite(applied, paula, "{\"role\": \"OWNER\"}"));
    Answer joined = join(applied.id(), edith, token);
    Answer removed =
        api.delete(path(applied.id()) + "/members/" + edith.split(" ", -1)[0])
            .as(paula)
            .ifMatch(joined.tag())
            .send();
    assertThat(removed.status()).as(removed.raw().body()).isEqualTo(200);
    assertThat(read(edith, applied.id(), "").status()).isEqualTo(404);
    Answer trail = read(paula, applied.id(), "/audit-trail");
    JsonNode last = trail.body().path("items").path(trail.body().path("items").size() - 1);
    assertThat(last.path("step").asString()).isEqualTo("MEMBER_REMOVED");
    assertThat(last.path("person").asString()).isEqualTo(name);
    assertThat(last.path("member").asString()).startsWith("edith-");
  }

  private Answer invite(Answer before, String who, String json) {
    return inviteTo(before.id(), before.tag(), who, json);
  }

  private Answer inviteTo(String id, String tag, String who, String json) {
    return api.post(path(id) + "/invitations").as(who).ifMatch(tag).json(json).send();
  }

  private Answer join(String id, String who, String token) {
    return api.post(path(id) + "/membership")
        .as(who)
        .json("{\"token\": \"%s\"}".formatted(token))
        .send();
  }

  private static String token(Answer invited) {
    return invited.body().path("token").asString();
  }

  private Answer read(String who, String id, String part) {
    return api.get(path(id) + part).as(who).send();
  }

  private static String path(String id) {
    return "/api/partners/" + id;
  }

  private Document document(String id) {
    return Objects.requireNonNull(mongo.findById(id, Document.class, "partners"));
  }
}
