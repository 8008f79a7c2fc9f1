package city.participation.partners.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.partners.Contracts;
import city.participation.partners.Crowd;
import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.PartnersApi.Call;
import city.participation.partners.RunningPartnersService;
import city.participation.partners.partner.FindStanding;
import city.participation.partners.programme.FindProgramme;
import city.participation.partners.programme.messaging.ProgrammeMessageExamples;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;

/** Engagements in stages, decided by two at once, and what travels of them. */
@RunningPartnersService
class EngagementRacesIT {

  private static final String REASON = "{\"reason\": \"Dafür haben wir schon eine Zusage.\"}";
  private static final List<String> STAGES =
      List.of(ProgrammeMessageExamples.STAGE, "c2a7d4e8-91b3-4f06-a5d7-3e8f1b6c9a24");

  private final String programme = UUID.randomUUID().toString();
  private final String name = "paula-" + UUID.randomUUID();
  private final String paula = name + " partner";

  @LocalServerPort private int port;
  @Autowired private Consumer<Message<byte[]>> programmeMessages;
  @Autowired private Engagements engagements;
  @Autowired private FindStanding findStanding;
  @Autowired private FindProgramme findProgramme;
  @Autowired private RabbitTemplate rabbit;
  private PartnersApi api;

  @BeforeEach
  void announceProgramme() {
    api = new PartnersApi(port);
    programmeMessages.accept(
        ProgrammeMessageExamples.message("programme-announced.v1", programme, 1));
  }

  @RepeatedTest(5)
  void isAgreedToOrDeclinedByTwoAtOnceButNotBoth() throws InterruptedException {
    Answer proposed = proposed(api.accredited(name), STAGES.getFirst());
    List<Answer> answers =
        Crowd.all(
            List.of(
                () -> insist(proposed, "agreement", ""),
                () -> insist(proposed, "rejection", REASON)));
    assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 409);
    assertThat(engagements.find(proposed.id()).orElseThrow().sequence())
        .as("proposed, and one decision told")
        .isEqualTo(2);
  }

  @RepeatedTest(5)
  void hasEndedWithItsProgrammeWhoeverAgreesMeanwhile() throws InterruptedException {
    Answer proposed = proposed(api.accredited(name), null);
    Crowd.all(
        List.of(
            () -> insist(proposed, "agreement", ""),
            () -> {
              close();
              return proposed;
            }));
    lookOnce();
    assertThat(engagements.find(proposed.id()).orElseThrow().state().status())
        .isEqualTo(EngagementStatus.ENDED);
  }

  @Test
  void takesPartInTwoStagesInTheSameRoleUntilTheProgrammeCloses() {
    Answer partner = api.accredited(name);
    List<Answer> all = new ArrayList<>();
    for (String stage : STAGES) {
      Answer agreed = insist(proposed(partner, stage), "agreement", "");
      assertThat(agreed.status()).isEqualTo(200);
      all.add(agreed);
    }
    assertThat(api.post("/api/engagements").as(paula).json(body(partner, STAGES.getFirst())).send())
        .as("in one stage once")
        .satisfies(it -> assertThat(it.code()).isEqualTo("engagement-open"));
    Answer shown = api.get("/api/engagements?programme=" + programme).send();
    assertThat(
            shown
                .body()
                .path("items")
                .valueStream()
                .map(it -> it.path("stage").asString())
                .toList())
        .containsExactlyInAnyOrderElementsOf(STAGES);
    assertThat(balance()).as("counted once").isEqualTo(1);

    close();

    await()
        .untilAsserted(() ->
            assertThat(all)
                .allSatisfy(it ->
                    assertThat(engagements.find(it.id()).orElseThrow().state().status())
                        .isEqualTo(EngagementStatus.ENDED)));
    assertThat(balance()).isZero();
  }

  @Test
  void tellsTheLifeOfAnEngagementInOrderAndAsPromised() {
    Answer partner = api.accredited(name);
    for (String stage : new String[] {STAGES.getFirst(), null}) {
      Answer agreed = insist(proposed(partner, stage), "agreement", "");
      insist(agreed, "ending", REASON);
      List<org.springframework.amqp.core.Message> messages = receive(agreed.id());
      assertThat(messages.stream().map(it -> header(it, "type")))
          .containsExactly(
              "partners.engagement-proposed.v1",
              "partners.engagement-agreed.v1",
              "partners.engagement-ended.v1");
      assertThat(messages.stream().map(it -> header(it, "sequence")))
          .containsExactly("1", "2", "3");
      for (org.springframework.amqp.core.Message message : messages) {
        String body = new String(message.getBody(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("Zusage", "Kim", "@", "rita");
        assertThat(body.contains("stageId")).as(body).isEqualTo(stage != null);
        Contracts.assertAsPromised(header(message, "type"), body);
      }
    }
  }

  private void close() {
    programmeMessages.accept(ProgrammeMessageExamples.message("programme-closed.v1", programme, 2));
  }

  private void lookOnce() {
    Clock later =
        Clock.offset(Clock.tickMillis(ZoneOffset.UTC), Engagement.LOOK.plus(Duration.ofMinutes(2)));
    new SettleEngagements(engagements, findStanding, findProgramme, later).settleDue();
  }

  private List<org.springframework.amqp.core.Message> receive(String subject) {
    List<org.springframework.amqp.core.Message> messages = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          // Among many that other tests of the same service have caused.
          for (var it = next(); it != null; it = next()) {
            if (subject.equals(header(it, "subject"))) {
              messages.add(it);
            }
          }
          return messages.size() == 3;
        });
    return messages;
  }

  private org.springframework.amqp.core.@Nullable Message next() {
    return rabbit.receive("partners.notifications");
  }

  private static String header(org.springframework.amqp.core.Message message, String name) {
    return String.valueOf(message.getMessageProperties().getHeaders().get("cloudEvents:" + name));
  }

  private int balance() {
    Answer balance = api.get("/api/engagements/balance?programme=" + programme).send();
    return balance
        .body()
        .path("items")
        .valueStream()
        .mapToInt(it -> it.path("partners").asInt())
        .sum();
  }

  private Answer proposed(Answer partner, @Nullable String stage) {
    Answer proposed = api.post("/api/engagements").as(paula).json(body(partner, stage)).send();
    assertThat(proposed.status()).as(proposed.raw().body()).isEqualTo(201);
    return proposed;
  }

  private String body(Answer partner, @Nullable String stage) {
    return """
    {"partner": "%s", "programme": "%s", %s "role": "EXPERT",
     "interest": {"de": "Wir beraten im Veedel und werden dafür nicht bezahlt.",
                  "en": "We give advice in the quarter and are not paid for it."}}
    """
        .formatted(partner.id(), programme, stage == null ? "" : "\"stage\": \"" + stage + "\",");
  }

  /** Who is too late by a version looks again and insists. */
  private Answer insist(Answer before, String resource, String json) {
    Answer answer = step(before.id(), before.tag(), resource, json);
    while (answer.status() == 412) {
      answer = step(before.id(), answer.tag(), resource, json);
    }
    return answer;
  }

  private Answer step(String id, String tag, String resource, String json) {
    Call call =
        api.post("/api/engagements/" + id + "/" + resource).as(PartnersApi.REVIEWER).ifMatch(tag);
    return (json.isEmpty() ? call : call.json(json)).send();
  }
}
