package city.participation.partners.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.partners.Contracts;
import city.participation.partners.PartnersApi;
import city.participation.partners.PartnersApi.Answer;
import city.participation.partners.RunningPartnersService;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From requests to the consumer's queue, which nobody else reads here. */
@RunningPartnersService
class PartnerMessagesIT {

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private Partners partners;

  @Test
  void tellsTheLifeOfAPartnerInOrderAndAsPromised() {
    PartnersApi api = new PartnersApi(port);
    String name = "paula-" + UUID.randomUUID();
    String paula = name + " partner";
    Answer asked =
        api.step(
            api.step(api.applied(name), "review", PartnersApi.REVIEWER, ""),
            "information-request",
            PartnersApi.REVIEWER,
            "{\"questions\": [\"Wo ist die Satzung?\"], \"dueOn\": \"%s\"}"
                .formatted(PartnersApi.inDays(9)));
    Answer informed = api.step(asked, "information", paula, "{\"answer\": \"Sie ist verlinkt.\"}");
    Answer recommended =
        api.step(
            informed,
            "recommendation",
            PartnersApi.REVIEWER,
            "{\"verdict\": \"ACCREDIT\", \"reason\": \"Gemeinnützig und aktiv.\"}");
    Answer accredited = api.step(recommended, "approval", PartnersApi.APPROVER, "");
    Answer amended =
        api.patch("/api/partners/" + accredited.id())
            .as(paula)
            .ifMatch(accredited.tag())
            .json("{\"districts\": [\"9\"]}")
            .send();
    String reason = "{\"reason\": \"Satzung ist ungültig.\"}";
    Answer suspended = api.step(amended, "suspension", PartnersApi.REVIEWER, reason);
    api.step(suspended, "reinstatement", PartnersApi.REVIEWER, reason);
    Instant nearTheEnd =
        PartnersApi.inDays(-20).plusYears(2).atStartOfDay(Accreditation.ZONE).toInstant();
    new SettleAccreditations(partners, Clock.fixed(nearTheEnd, ZoneOffset.UTC)).settleDue();
    Instant after = PartnersApi.inDays(2).plusYears(2).atStartOfDay(Accreditation.ZONE).toInstant();
    new SettleAccreditations(partners, Clock.fixed(after, ZoneOffset.UTC)).settleDue();
    Answer ended = api.get("/api/partners/" + accredited.id()).as(paula).send();
    Answer renewing = api.step(ended, "renewal", paula, "");
    Answer rejected =
        api.step(api.recommended(renewing, "REJECT"), "approval", PartnersApi.APPROVER, "");
    api.step(rejected, "withdrawal", paula, reason);

    List<Message> messages = receive(accredited.id(), 16);
    assertThat(
            messages.stream()
                .map(it -> header(it, "type").replaceAll("partners\\.(partner-)?|\\.v1", "")))
        .containsExactly(
            "applied",
            "member-activated",
            "review-started",
            "info-requested",
            "info-provided",
            "accredited",
            "profile-changed",
            "suspended",
            "reinstated",
            "expiring",
            "expiring",
            "expired",
            "applied",
            "review-started",
            "rejected",
            "withdrawn");
    assertThat(messages.stream().map(it -> header(it, "sequence")))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 16).mapToObj(Integer::toString).toList());
    for (Message message : messages) {
      String body = new String(message.getBody(), StandardCharsets.UTF_8);
      assertThat(header(message, "source")).isEqualTo("/partners");
      assertThat(header(message, "id")).isEqualTo(message.getMessageProperties().getMessageId());
      assertThat(message.getMessageProperties().getReceivedDeliveryMode())
          .isEqualTo(MessageDeliveryMode.PERSISTENT);
      assertThat(body).doesNotContain("Kim", "@", "rita", "axel", "Satzung", "verlinkt");
      Contracts.assertAsPromised(header(message, "type"), body);
    }
  }

  @Test
  void tellsWhoActsForAPartnerInOrderAndAsPromised() {
    PartnersApi api = new PartnersApi(port);
    String name = "paula-" + UUID.randomUUID();
    String edith = "edith-" + name;
    Answer applied = api.applied(name);
    String path = "/api/partners/" + applied.id();
    Answer invited =
        api.post(path + "/invitations")
            .as(name + " partner")
            .ifMatch(applied.tag())
            .json("{\"role\": \"EDITOR\", \"note\": \"für Kim\"}")
            .send();
    String token = invited.body().path("token").asString();
    Answer joined =
        api.post(path + "/membership")
            .as(edith + " participant")
            .json("{\"token\": \"%s\"}".formatted(token))
            .send();
    Answer promoted =
        api.patch(path + "/members/" + edith)
            .as(name + " partner")
            .ifMatch(joined.tag())
            .json("{\"role\": \"OWNER\"}")
            .send();
    Answer left =
        api.delete(path + "/members/me").as(name + " partner").ifMatch(promoted.tag()).send();
    assertThat(left.status()).as(left.raw().body()).isEqualTo(200);

    List<Message> messages = receive(applied.id(), 6);
    assertThat(messages.stream().map(it -> header(it, "type")))
        .containsExactly(
            "partners.partner-applied.v1",
            "partners.member-activated.v1",
            "partners.member-invited.v1",
            "partners.member-activated.v1",
            "partners.member-activated.v1",
            "partners.member-revoked.v1");
    List<String> bodies =
        messages.stream().map(it -> new String(it.getBody(), StandardCharsets.UTF_8)).toList();
    assertThat(bodies).allSatisfy(it -> assertThat(it).doesNotContain("Kim").doesNotContain(token));
    assertThat(bodies.get(4)).contains("\"" + edith + "\"", "OWNER");
    assertThat(bodies.getLast()).contains("\"" + name + "\"", "LEFT");
    messages.forEach(it ->
        Contracts.assertAsPromised(
            header(it, "type"), new String(it.getBody(), StandardCharsets.UTF_8)));
  }

  private List<Message> receive(String subject, int count) {
    List<Message> messages = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          // Among thousands that other tests of the same service have caused.
          for (Message message = next(); message != null; message = next()) {
            if (subject.equals(header(message, "subject"))) {
              messages.add(message);
            }
          }
          return messages.size() == count;
        });
    return messages;
  }

  private @Nullable Message next() {
    return rabbit.receive("partners.notifications");
  }

  private static String header(Message message, String name) {
    return String.valueOf(message.getMessageProperties().getHeaders().get("cloudEvents:" + name));
  }
}
