package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.Crowd;
import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/** One application of one organisation, whoever sends it how often and at the same time. */
@RunningPartnersService
class OneApplicationIT {

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
  void takesInOneOfFiftyApplicationsOfOneOrganisation() throws InterruptedException {
    String organisation = PartnersApi.organisation();
    List<Callable<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String who = name + i + " partner";
      all.add(() -> api.post("/api/partners").as(who).json(organisation).send());
    }
    List<Answer> answers = Crowd.all(all);
    assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() != 201))
        .allSatisfy(it -> {
          assertThat(it.status()).as(it.raw().body()).isEqualTo(409);
          assertThat(it.code()).isEqualTo("organisation-known");
        });
    Answer made = answers.stream().filter(it -> it.status() == 201).findFirst().orElseThrow();
    assertThat(documentsWithTheClaimOf(made.id())).isEqualTo(1);
  }

  @Test
  void takesInOneOfFiftyDraftsOfOneOrganisation() throws InterruptedException {
    String organisation = PartnersApi.organisation();
    List<Callable<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String who = name + i + " partner";
      Answer draft = api.post("/api/partners?draft=true").as(who).json(organisation).send();
      assertThat(draft.status()).as("a draft takes nothing").isEqualTo(201);
      all.add(() ->
          api.post("/api/partners/" + draft.id() + "/application")
              .as(who)
              .ifMatch(draft.tag())
              .send());
    }
    List<Answer> answers = Crowd.all(all);
    assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() == 409)).hasSize(49);
  }

  @Test
  void makesOnePartnerOfFiftyEqualRequests() throws InterruptedException {
    String key = UUID.randomUUID().toString();
    String organisation = PartnersApi.organisation();
    Callable<Answer> apply =
        () -> api.post("/api/partners").as(paula).key(key).json(organisation).send();
    List<Answer> answers = Crowd.all(Collections.nCopies(50, apply));
    assertThat(answers)
        .allSatisfy(it -> assertThat(it.status()).as(it.raw().body()).isEqualTo(201));
    assertThat(answers.stream().map(it -> it.raw().body()).distinct()).hasSize(1);
    Answer own = api.get("/api/partners?applicant=me").as(paula).send();
    assertThat(own.body().path("items").size()).isEqualTo(1);
  }

  @Test
  void refusesAnotherBodyUnderTheSameKey() {
    String key = UUID.randomUUID().toString();
    api.post("/api/partners").as(paula).key(key).json(PartnersApi.organisation()).send();
    Answer other =
        api.post("/api/partners").as(paula).key(key).json(PartnersApi.organisation()).send();
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void saysToWhoHasAppliedWhereTheApplicationIs() {
    String organisation = PartnersApi.organisation();
    Answer first = api.post("/api/partners").as(paula).json(organisation).send();
    Answer second =
        api.post("/api/partners").as(paula).with("Accept-Language", "de").json(organisation).send();
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("organisation-yours");
    assertThat(second.errors()).containsExactly("/register taken");
    assertThat(second.body().path("partner").asString()).isEqualTo("/api/partners/" + first.id());
    assertThat(second.body().path("detail").asString()).contains("Arbeiten Sie damit weiter");
    Answer strangers =
        api.post("/api/partners").as("somebody-" + name + " partner").json(organisation).send();
    assertThat(strangers.code()).isEqualTo("organisation-known");
    assertThat(strangers.errors()).containsExactly("/register taken");
    assertThat(strangers.raw().body()).doesNotContain(first.id()).doesNotContain(name + "\"");
    assertThat(strangers.body().path("detail").asString()).contains("who applied");
  }

  @Test
  void knowsAnOrganisationThatIsInNoRegisterByNameAndPostcode() {
    String nameless = "Initiative " + UUID.randomUUID();
    assertThat(applyAs(nameless, "50667").status()).isEqualTo(201);
    assertThat(applyAs(nameless.toUpperCase(Locale.ROOT) + "!", "50667").status()).isEqualTo(409);
    assertThat(applyAs(nameless, "50823").status()).isEqualTo(201);
  }

  @Test
  void freesTheOrganisationOnceRejectedOrWithdrawn() {
    String organisation = PartnersApi.organisation();
    Answer first = api.post("/api/partners").as(paula).json(organisation).send();
    api.step(api.recommended(first, "REJECT"), "approval", PartnersApi.APPROVER, "");
    Answer second = api.post("/api/partners").as(paula).json(organisation).send();
    assertThat(second.status()).as(second.raw().body()).isEqualTo(201);
    api.step(second, "withdrawal", paula, "{\"reason\": \"Wir lösen uns auf.\"}");
    assertThat(api.post("/api/partners").as(paula).json(organisation).send().status())
        .isEqualTo(201);
  }

  @Test
  void refusesAnAmendmentThatWouldBecomeAnotherKnownOrganisation() {
    String other = PartnersApi.organisation("VR 777777");
    assertThat(api.post("/api/partners").as("other-" + paula).json(other).send().status())
        .isEqualTo(201);
    Answer applied = api.applied(name);
    Answer asked =
        api.step(
            api.step(applied, "review", PartnersApi.REVIEWER, ""),
            "information-request",
            PartnersApi.REVIEWER,
            "{\"questions\": [\"Stimmt die Nummer?\"], \"dueOn\": \"%s\"}"
                .formatted(PartnersApi.inDays(10)));
    Answer refused =
        api.patch("/api/partners/" + applied.id())
            .as(paula)
            .ifMatch(asked.tag())
            .json("{\"register\": {\"number\": \"VR 0777777\"}}")
            .send();
    assertThat(refused.status()).as(refused.raw().body()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("organisation-known");
  }

  @Test
  void losesNoUpdateOfFiftyWriters() throws InterruptedException {
    Answer draft = api.draft(name);
    String path = "/api/partners/" + draft.id();
    List<Callable<Integer>> writers = new ArrayList<>();
    for (int writer = 0; writer < 50; writer++) {
      String change = "{\"name\": \"Verein Nummer %d\"}".formatted(writer);
      writers.add(() -> {
        Answer read = api.get(path).as(paula).send();
        while (read.status() == 503) {
          // Whoever is turned away by a busy service asks again.
          read = api.get(path).as(paula).send();
        }
        return api.patch(path).as(paula).ifMatch(read.tag()).json(change).send().status();
      });
    }
    List<Integer> statuses = Crowd.all(writers);
    assertThat(statuses).isSubsetOf(200, 412).contains(200);
    assertThat(version(api.get(path).as(paula).send()) - version(draft))
        .isEqualTo(statuses.stream().filter(it -> it == 200).count());
  }

  @Test
  void letsOneOfTwoColleaguesTakeAReviewUp() throws InterruptedException {
    Answer applied = api.applied(name);
    List<Callable<Answer>> both = new ArrayList<>();
    for (String who : List.of(PartnersApi.REVIEWER, PartnersApi.APPROVER)) {
      both.add(() ->
          api.post("/api/partners/" + applied.id() + "/review")
              .as(who)
              .ifMatch(applied.tag())
              .send());
    }
    assertThat(Crowd.all(both).stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412);
  }

  private Answer applyAs(String organisation, String postcode) {
    String json =
        PartnersApi.organisation()
            .replaceFirst("\"register\": \\{[^}]*},", "")
            .replace("Veedel Digital e.V.", organisation)
            .replace("50823", postcode);
    return api.post("/api/partners").as(paula).json(json).send();
  }

  private long documentsWithTheClaimOf(String id) {
    Document made = mongo.findById(id, Document.class, "partners");
    String claim = Objects.requireNonNull(made).getString("claim");
    return mongo.count(Query.query(Criteria.where("claim").is(claim)), "partners");
  }

  private static long version(Answer answer) {
    String tag = answer.tag();
    return Long.parseLong(tag.substring(1, tag.indexOf('-')));
  }
}
