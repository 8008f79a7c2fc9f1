package city.participation.ideas.endorsement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.partner.Sector;
import city.participation.ideas.partner.TestPartner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;

/** From the broker to what members are allowed and the public is shown. */
@RunningIdeasService
class AccreditationVisibleIT {

  private static final int PARTNERS = 100;
  private static final Duration PROMISED = Duration.ofSeconds(1);

  private final String member = "member-" + UUID.randomUUID();

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate broker;
  private IdeasApi api;
  private String idea;

  @BeforeEach
  void publish() {
    api = new IdeasApi(port);
    idea = "/api/ideas/" + api.published("author-" + UUID.randomUUID()).id();
  }

  @Test
  void lets99Of100PartnersEndorseWithinASecondOfTheMessage() {
    List<Duration> waited = new ArrayList<>();
    for (int i = 0; i < PARTNERS; i++) {
      TestPartner partner = new TestPartner(this::send).member(member);
      String path = idea + "/endorsements/" + partner.id();
      long sent = System.nanoTime();
      partner.accredited("Verein " + i, TestPartner.sector(i));
      while (api.put(path).as(member + " partner").send().status() != 200) {
        if (System.nanoTime() - sent > Duration.ofSeconds(60).toNanos()) {
          throw new AssertionError("Partner " + i + " is not seen at all");
        }
      }
      waited.add(Duration.ofNanos(System.nanoTime() - sent));
    }
    Collections.sort(waited);

    assertThat(waited.get(PARTNERS * 99 / 100 - 1))
        .as("p99 of %s", waited)
        .isLessThanOrEqualTo(PROMISED);
    assertThat(api.get(idea).send().body().at("/endorsements/total").asInt()).isEqualTo(PARTNERS);
  }

  @Test
  void refusesAndMarksOnceASuspensionIsHeardOf() {
    TestPartner partner =
        new TestPartner(this::send).member(member).accredited("Verein", Sector.SCIENCE);
    String path = idea + "/endorsements/" + partner.id();
    await().until(() -> api.put(path).as(member + " partner").send().status() == 200);

    partner.tell("partner-suspended.v1");

    await()
        .untilAsserted(() -> {
          Answer refused = api.put(path).as(member + " partner").send();
          assertThat(refused.code()).isEqualTo("partner-suspended");
        });
    assertThat(api.get(idea + "/endorsements").send().body().at("/items/0/standing").asString())
        .isEqualTo("NOT_ACCREDITED");
  }

  private void send(Message<byte[]> message) {
    var wire = MessageBuilder.withBody(message.getPayload()).setContentType("application/json");
    message
        .getHeaders()
        .forEach((name, value) -> {
          if (name.startsWith("cloudEvents:")) {
            wire.setHeader(name, value);
          }
        });
    String type = message.getHeaders().get("cloudEvents:type", String.class);
    broker.send("partners", type, wire.build());
  }
}
