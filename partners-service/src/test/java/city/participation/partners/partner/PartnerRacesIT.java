package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;

import city.participation.partners.Crowd;
import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.PartnersApi.Call;
import city.participation.partners.RunningPartnersService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two who do not know of each other take steps that do not go together. */
@RunningPartnersService
class PartnerRacesIT {

  private static final String RITA = PartnersApi.REVIEWER;
  private static final String REASON = "{\"reason\": \"Die Satzung ist ungültig.\"}";

  private final String name = "paula-" + UUID.randomUUID();
  private final String paula = name + " partner";

  @LocalServerPort private int port;
  @Autowired private Partners partners;
  private PartnersApi api;

  @BeforeEach
  void connect() {
    api = new PartnersApi(port);
  }

  @Test
  void isApprovedByOneOfTwenty() throws InterruptedException {
    Answer recommended = api.recommended(api.applied(name), "ACCREDIT");
    List<Callable<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String who = "approver-" + i + " staff";
      all.add(() -> insist(recommended, "approval", who, ""));
    }
    List<Answer> answers = Crowd.all(all);
    assertThat(answers.stream().filter(it -> it.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() != 200))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo("partner-status"));
    assertThat(steps(recommended)).containsOnlyOnce("ACCREDITED");
  }

  @RepeatedTest(5)
  void isWithdrawnForGoodWhoeverApprovesMeanwhile() throws InterruptedException {
    Answer recommended = api.recommended(api.applied(name), "ACCREDIT");
    List<Answer> answers =
        Crowd.all(
            List.of(
                () -> insist(recommended, "approval", PartnersApi.APPROVER, ""),
                () -> insist(recommended, "withdrawal", paula, REASON)));
    assertThat(answers.getLast().status()).isEqualTo(200);
    assertThat(answers.getFirst().status()).isIn(200, 409);
    assertThat(status(recommended)).isEqualTo("WITHDRAWN");
    assertThat(steps(recommended).contains("ACCREDITED"))
        .as("approved before, or not at all")
        .isEqualTo(answers.getFirst().status() == 200);
  }

  @RepeatedTest(5)
  void staysSuspendedWhoeverApprovesTheRenewalMeanwhile() throws InterruptedException {
    Answer shortTerm =
        api.step(
            api.recommended(api.applied(name), "ACCREDIT"),
            "approval",
            PartnersApi.APPROVER,
            "{\"until\": \"%s\"}".formatted(PartnersApi.inDays(60)));
    Answer renewing = api.recommended(api.step(shortTerm, "renewal", paula, ""), "ACCREDIT");
    List<Answer> answers =
        Crowd.all(
            List.of(
                () -> insist(renewing, "approval", PartnersApi.APPROVER, ""),
                () -> insist(renewing, "suspension", RITA, REASON)));
    assertThat(answers.getLast().status()).as(answers.getLast().raw().body()).isEqualTo(200);
    assertThat(status(renewing)).isEqualTo("SUSPENDED");
    assertThat(steps(renewing)).containsOnlyOnce("SUSPENDED");
  }

  @Test
  void takesInOneOfFiftyApplicationsWithoutARegister() throws InterruptedException {
    String organisation = PartnersApi.organisation();
    int begin = organisation.indexOf("\"register\"");
    String nowhere =
        organisation.substring(0, begin)
            + organisation.substring(organisation.indexOf("\"address\""));
    String initiative =
        nowhere
            .replace("REGISTERED_ASSOCIATION", "UNREGISTERED_ASSOCIATION")
            .replace("Veedel Digital e.V.", "Initiative " + UUID.randomUUID());
    List<Callable<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String who = name + i + " partner";
      all.add(() -> api.post("/api/partners").as(who).json(initiative).send());
    }
    List<Answer> answers = Crowd.all(all);
    assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() != 201))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo("organisation-known"));
  }

  @RepeatedTest(5)
  void isRenewedOrTakenByAnotherOnceItExpired() throws InterruptedException {
    String organisation = PartnersApi.organisation();
    Answer applied = api.post("/api/partners").as(paula).json(organisation).send();
    Answer accredited =
        api.step(api.recommended(applied, "ACCREDIT"), "approval", PartnersApi.APPROVER, "");
    settle(PartnersApi.inDays(2).plusYears(2));
    assertThat(status(accredited)).isEqualTo("EXPIRED");
    String other = "other-" + name + " partner";
    List<Answer> answers =
        Crowd.all(
            List.of(
                () -> insist(accredited, "renewal", paula, ""),
                () -> api.post("/api/partners").as(other).json(organisation).send()));
    assertThat(answers.stream().filter(it -> it.status() < 300))
        .as("%s", answers.stream().map(it -> it.raw().body()).toList())
        .hasSize(1);
    assertThat(answers.stream().filter(it -> it.status() >= 300))
        .allSatisfy(it -> assertThat(it.code()).isEqualTo("organisation-known"));
  }

  @RepeatedTest(5)
  void keepsAnOwnerWhenOneIsDemotedAndTheOtherLeaves() throws InterruptedException {
    Answer applied = api.applied(name);
    String second = "second-" + name;
    String path = "/api/partners/" + applied.id();
    Answer invited =
        api.post(path + "/invitations")
            .as(paula)
            .ifMatch(applied.tag())
            .json("{\"role\": \"OWNER\"}")
            .send();
    Answer joined =
        api.post(path + "/membership")
            .as(second + " participant")
            .json("{\"token\": \"%s\"}".formatted(invited.body().path("token").asString()))
            .send();
    List<Answer> answers =
        Crowd.all(
            List.of(
                () ->
                    insist(
                        joined,
                        paula,
                        tag ->
                            api.patch(path + "/members/" + second)
                                .ifMatch(tag)
                                .json("{\"role\": \"EDITOR\"}")),
                () -> insist(joined, paula, tag -> api.delete(path + "/members/me").ifMatch(tag))));
    assertThat(answers.stream().map(Answer::status))
        .as("%s", answers.stream().map(it -> it.raw().body()).toList())
        .containsOnlyOnce(200);
    assertThat(partners.find(applied.id()).orElseThrow().state().representation().hasOwner())
        .isTrue();
  }

  @RepeatedTest(5)
  void expiresOnceWhoeverSuspendsItMeanwhile() throws InterruptedException {
    Answer accredited = api.accredited(name);
    LocalDate after = PartnersApi.inDays(2).plusYears(2);
    List<Callable<Boolean>> all =
        new ArrayList<>(
            Collections.nCopies(
                3,
                () -> {
                  settle(after);
                  return true;
                }));
    all.add(() -> insist(accredited, "suspension", RITA, REASON).status() == 200);
    Crowd.all(all);
    // Whoever was overtaken by the suspension comes again once its claim is over.
    settle(after.plusDays(1));
    assertThat(status(accredited)).isEqualTo("EXPIRED");
    assertThat(steps(accredited)).containsOnlyOnce("EXPIRED").endsWith("EXPIRED");
  }

  private interface Attempt {
    Call at(String tag);
  }

  /** Who is too late by a version looks again and insists. */
  private Answer insist(Answer before, String who, Attempt attempt) {
    Answer answer = attempt.at(before.tag()).as(who).send();
    while (answer.status() == 412) {
      answer = attempt.at(answer.tag()).as(who).send();
    }
    return answer;
  }

  private Answer insist(Answer before, String resource, String who, String json) {
    String path = "/api/partners/" + before.id() + "/" + resource;
    return insist(
        before,
        who,
        tag -> {
          Call call = api.post(path).ifMatch(tag);
          return json.isEmpty() ? call : call.json(json);
        });
  }

  private void settle(LocalDate day) {
    Instant at = day.atStartOfDay(Accreditation.ZONE).toInstant();
    new SettleAccreditations(partners, Clock.fixed(at, ZoneOffset.UTC)).settleDue();
  }

  private String status(Answer partner) {
    return api.get("/api/partners/" + partner.id())
        .as("axel staff")
        .send()
        .body()
        .path("status")
        .asString();
  }

  private List<String> steps(Answer partner) {
    return api.get("/api/partners/" + partner.id() + "/audit-trail")
        .as("axel staff")
        .send()
        .body()
        .path("items")
        .valueStream()
        .map(it -> it.path("step").asString())
        .toList();
  }
}
