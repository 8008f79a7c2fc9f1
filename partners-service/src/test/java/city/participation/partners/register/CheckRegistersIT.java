package city.participation.partners.register;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.Crowd;
import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import city.participation.partners.organisation.Organisation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** The service's own sweep sleeps here; what stands for it asks a register of the test. */
@RunningPartnersService
@TestPropertySource(properties = "participation.partners.register.every=1h")
@DirtiesContext
class CheckRegistersIT {

  private static final String RITA = PartnersApi.REVIEWER;
  private static final RegisterSettings SETTINGS =
      new RegisterSettings(
          null,
          null,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofHours(6));

  private final String applicant = "paula-" + UUID.randomUUID();

  @LocalServerPort private int port;
  @Autowired private RegisterChecks checks;
  @Autowired private MongoOperations mongo;
  private PartnersApi api;

  /** One that keeps in mind whom it was asked about. */
  private static final class Register implements RegisterCheck {

    private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile RegisterResult result = RegisterResult.CONFIRMED;
    private volatile @Nullable Runnable meanwhile;

    @Override
    public RegisterAnswer check(Organisation organisation) {
      asked.add(Objects.requireNonNull(organisation.register()).entry());
      Runnable between = meanwhile;
      if (between != null) {
        between.run();
      }
      return new RegisterAnswer(result, "register.example", List.of());
    }
  }

  private final Register register = new Register();

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
    // What other tests have left is not this one's.
    mongo.updateMulti(new Query(), new Update().unset("checkDue"), "partners");
  }

  private void sweep(Instant at) {
    new CheckRegisters(checks, register, SETTINGS, Clock.fixed(at, ZoneOffset.UTC)).checkDue();
  }

  private static Instant soon() {
    return Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
  }

  private JsonNode shown(Answer partner) {
    return api.get("/api/partners/" + partner.id())
        .as(RITA)
        .send()
        .body()
        .at("/review/registerCheck");
  }

  private JsonNode row(Answer waiting) {
    String list = "/api/partners?stage=WAITING&limit=100";
    for (String cursor = ""; ; ) {
      JsonNode page = api.get(list + cursor).as(RITA).send().body();
      for (JsonNode row : page.path("items")) {
        if (row.path("id").asString().equals(waiting.id())) {
          return row;
        }
      }
      assertThat(page.has("next")).as("is in the list").isTrue();
      cursor = "&cursor=" + page.path("next").asString();
    }
  }

  private Document document(Answer partner) {
    return Objects.requireNonNull(mongo.findById(partner.id(), Document.class, "partners"));
  }

  @Test
  void tellsStaffAndNobodyElseWhatTheRegisterSays() {
    Answer applied = api.applied(applicant);
    assertThat(shown(applied).isMissingNode()).as("not in the request").isTrue();
    Instant now = soon();
    sweep(now);
    JsonNode check = shown(applied);
    assertThat(check.path("result").asString()).isEqualTo("CONFIRMED");
    assertThat(check.path("source").asString()).isEqualTo("register.example");
    assertThat(Instant.parse(check.path("checkedAt").asString())).isEqualTo(now);
    assertThat(row(applied).path("registerCheck").asString()).isEqualTo("CONFIRMED");
    for (String own : List.of("/" + applied.id(), "?applicant=me")) {
      assertThat(api.get("/api/partners" + own).as(applicant + " partner").send().raw().body())
          .doesNotContain("registerCheck");
    }
    sweep(now.plus(Duration.ofDays(1)));
    assertThat(register.asked).as("once is enough").hasSize(1);
  }

  @Test
  void comesWithoutMakingOutOfDateWhatStaffSee() {
    Answer applied = api.applied(applicant);
    sweep(soon());
    api.step(applied, "review", RITA, "");
    assertThat(shown(applied).path("result").asString()).isEqualTo("CONFIRMED");
  }

  @Test
  void leavesADraftAlone() {
    Answer draft = api.draft(applicant);
    sweep(soon());
    assertThat(register.asked).isEmpty();
    api.step(draft, "application", applicant + " partner", "");
    sweep(soon());
    assertThat(register.asked).hasSize(1);
  }

  @Test
  void asksOnceThoughThreeInstancesDoIt() throws InterruptedException {
    for (int i = 0; i < 15; i++) {
      api.applied(applicant);
    }
    Instant now = soon();
    List<Callable<Boolean>> instances = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      instances.add(() -> {
        sweep(now);
        return true;
      });
    }
    Crowd.all(instances);
    assertThat(register.asked).hasSize(15).doesNotHaveDuplicates();
  }

  @Test
  void asksAgainEverMoreSeldomUntilTheRegisterAnswers() {
    Answer applied = api.applied(applicant);
    register.result = RegisterResult.UNAVAILABLE;
    Instant now = soon();
    for (int minutes : new int[] {1, 2, 4, 8}) {
      sweep(now);
      assertThat(shown(applied).path("result").asString()).isEqualTo("UNAVAILABLE");
      sweep(now.plus(Duration.ofMinutes(minutes)).minusMillis(1));
      now = now.plus(Duration.ofMinutes(minutes));
      assertThat(document(applied).getDate("checkDue").toInstant()).isEqualTo(now);
    }
    assertThat(register.asked).hasSize(4);
    register.result = RegisterResult.NOT_FOUND;
    sweep(now);
    assertThat(shown(applied).path("result").asString()).isEqualTo("NOT_FOUND");
    assertThat(document(applied).containsKey("checkDue")).isFalse();
    assertThat(SETTINGS.delayAfter(1_000)).isEqualTo(Duration.ofHours(6));
  }

  @Test
  void takesOverFromAnInstanceThatDied() {
    Answer applied = api.applied(applicant);
    Instant now = soon();
    assertThat(checks.claim(applied.id(), now, now.plus(SETTINGS.lease()))).isPresent();
    sweep(now.plusSeconds(1));
    assertThat(register.asked).as("somebody has it").isEmpty();
    sweep(now.plus(SETTINGS.lease()));
    assertThat(register.asked).hasSize(1);
    assertThat(shown(applied).path("result").asString()).isEqualTo("CONFIRMED");
  }

  @Test
  void keepsNoFindingOfWhatTheOrganisationNoLongerSays() {
    Answer applied = api.applied(applicant);
    Answer reviewed = api.step(applied, "review", RITA, "");
    Answer questioned =
        api.step(
            reviewed,
            "information-request",
            RITA,
            "{\"questions\": [\"Stimmt die Nummer?\"], \"dueOn\": \"%s\"}"
                .formatted(PartnersApi.inDays(7)));
    String number = "VR 7" + Math.abs(applied.id().hashCode() % 10_000);
    register.meanwhile =
        () ->
            assertThat(
                    api.patch("/api/partners/" + applied.id())
                        .as(applicant + " partner")
                        .ifMatch(questioned.tag())
                        .json("{\"register\": {\"number\": \"" + number + "\"}}")
                        .send()
                        .status())
                .isEqualTo(200);
    sweep(soon());
    register.meanwhile = null;
    assertThat(shown(applied).isMissingNode()).isTrue();
    sweep(soon().plusSeconds(1));
    assertThat(register.asked).hasSize(2).endsWith(number);
    assertThat(shown(applied).path("result").asString()).isEqualTo("CONFIRMED");
  }

  /** What was confirmed is another number, or was so two years ago. */
  @Test
  void hidesAFindingOfBeforeUntilTheRegisterWasAskedAgain() {
    Answer applied = api.applied(applicant);
    sweep(soon());
    Answer shortTerm =
        api.step(
            api.recommended(applied, "ACCREDIT"),
            "approval",
            PartnersApi.APPROVER,
            "{\"until\": \"%s\"}".formatted(PartnersApi.inDays(60)));
    Answer renewing = api.step(shortTerm, "renewal", applicant + " partner", "");
    assertThat(shown(renewing).isMissingNode()).as("not asked about the renewal yet").isTrue();
    assertThat(row(renewing).has("registerCheck")).isFalse();
    sweep(soon());
    assertThat(shown(renewing).path("result").asString()).isEqualTo("CONFIRMED");
    assertThat(row(renewing).path("registerCheck").asString()).isEqualTo("CONFIRMED");

    register.result = RegisterResult.UNAVAILABLE;
    api.step(renewing, "register-check", RITA, "");
    assertThat(shown(renewing).isMissingNode()).isTrue();
    sweep(soon());
    assertThat(shown(renewing).path("result").asString())
        .as("asked again later, and said so")
        .isEqualTo("UNAVAILABLE");
    assertThat(row(renewing).path("registerCheck").asString()).isEqualTo("UNAVAILABLE");
  }

  @Test
  void asksAboutTheOthersAlthoughOneCannotBeRead() {
    Answer broken = api.applied(applicant);
    Answer sound = api.applied(applicant);
    Query thatOne = Query.query(Criteria.where("_id").is(broken.id()));
    mongo.updateFirst(thatOne, new Update().set("organisation.legalForm", "NONSENSE"), "partners");
    sweep(soon());
    assertThat(shown(sound).path("result").asString()).isEqualTo("CONFIRMED");
    mongo.remove(thatOne, "partners");
  }

  @Test
  void asksAgainWhenStaffWantIt() {
    Answer applied = api.applied(applicant);
    sweep(soon());
    assertThat(
            api.post("/api/partners/" + applied.id() + "/register-check")
                .as(applicant + " partner")
                .ifMatch(applied.tag())
                .send()
                .status())
        .isEqualTo(403);
    register.result = RegisterResult.NOT_FOUND;
    Answer asked = api.step(applied, "register-check", RITA, "");
    sweep(soon());
    assertThat(register.asked).hasSize(2);
    assertThat(shown(applied).path("result").asString()).isEqualTo("NOT_FOUND");
    assertThat(
            api.get("/api/partners/" + applied.id() + "/audit-trail").as(RITA).send().raw().body())
        .contains("REGISTER_CHECK_REQUESTED");
    api.step(asked, "withdrawal", applicant + " partner", "{\"reason\": \"Wir hören auf.\"}");
    assertThat(
            api.post("/api/partners/" + applied.id() + "/register-check")
                .as(RITA)
                .ifMatch(api.get("/api/partners/" + applied.id()).as(RITA).send().tag())
                .send()
                .code())
        .as("nothing is being decided any more")
        .isEqualTo("partner-status");
  }

  @Test
  void forgetsWhomItWasToAskAboutOnceItIsDecided() {
    register.result = RegisterResult.UNAVAILABLE;
    Answer applied = api.applied(applicant);
    sweep(soon());
    Answer accredited =
        api.step(api.recommended(applied, "ACCREDIT"), "approval", PartnersApi.APPROVER, "");
    assertThat(document(accredited).containsKey("checkDue")).isFalse();
  }

  @Test
  void looksAtCourtAndNumberAloneWithoutARegisterToAsk() {
    Answer applied = api.applied(applicant);
    new CheckRegisters(
            checks, new OfflineRegisterCheck(), SETTINGS, Clock.fixed(soon(), ZoneOffset.UTC))
        .checkDue();
    assertThat(shown(applied).path("result").asString()).isEqualTo("PLAUSIBLE");
  }
}
