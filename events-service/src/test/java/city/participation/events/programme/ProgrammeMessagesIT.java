package city.participation.events.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Contracts;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

/** From requests and dates to the consumer's queue, which nobody else reads here. */
@RunningEventsService
@DirtiesContext
class ProgrammeMessagesIT {

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private Programmes programmes;

  @Test
  void tellsTheLifeOfAProgrammeInOrderAndAsPromised() {
    EventsApi api = new EventsApi(port);
    Answer announced = api.announced();
    Answer amended =
        api.call("PATCH", announced, "").as(EventsApi.STAFF).json("{\"districts\": []}").send();
    settle(2);
    settle(31);
    Answer over = api.get("/api/programmes/" + amended.id()).as(EventsApi.STAFF).send();
    api.step(
        over,
        "/closing",
        """
        {"results": {"de": "Zwölf Ideen werden umgesetzt.",
                     "en": "Twelve ideas will be carried out."}}
        """);

    List<Message> messages = receive(announced.id(), 7);
    assertThat(messages.stream().map(it -> header(it, "type").replaceAll("events.|.v1", "")))
        .containsExactly(
            "programme-announced",
            "programme-updated",
            "stage-opened",
            "programme-updated",
            "stage-closed",
            "programme-updated",
            "programme-closed");
    assertThat(messages.stream().map(it -> header(it, "sequence")))
        .containsExactly("1", "2", "3", "4", "5", "6", "7");
    for (Message message : messages) {
      String body = new String(message.getBody(), StandardCharsets.UTF_8);
      assertThat(header(message, "source")).isEqualTo("/events");
      assertThat(header(message, "id")).isEqualTo(message.getMessageProperties().getMessageId());
      assertThat(message.getMessageProperties().getReceivedDeliveryMode())
          .isEqualTo(MessageDeliveryMode.PERSISTENT);
      assertThat(body).doesNotContain("sina", "umgesetzt");
      Contracts.assertAsPromised(header(message, "type"), body);
    }
  }

  private void settle(int days) {
    Clock then = Clock.fixed(Instant.parse(EventsApi.inDays(days)), ZoneOffset.UTC);
    new SettleStages(programmes, then).settleDue();
  }

  private List<Message> receive(String subject, int count) {
    List<Message> messages = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          // What other tests of this context have said comes before.
          for (Message next = receive(); next != null; next = receive()) {
            if (subject.equals(header(next, "subject"))) {
              messages.add(next);
            }
          }
          return messages.size() == count;
        });
    return messages;
  }

  private @Nullable Message receive() {
    return rabbit.receive("events.partners");
  }

  private static String header(Message message, String name) {
    return String.valueOf(message.getMessageProperties().getHeaders().get("cloudEvents:" + name));
  }
}
