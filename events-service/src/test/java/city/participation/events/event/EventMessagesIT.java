package city.participation.events.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Contracts;
import city.participation.events.EventsApi;
import city.participation.events.EventsApi.Answer;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From requests and dates to a queue of our own beside the consumer's. */
@RunningEventsService
class EventMessagesIT {

  private static final String QUEUE = "events.event-messages-it";

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private Events all;

  private final List<Message> received = new ArrayList<>();

  @BeforeEach
  void listen() {
    rabbit.execute(channel -> {
      channel.queueDeclare(QUEUE, true, false, false, null);
      return channel.queueBind(QUEUE, "events", "#");
    });
  }

  @AfterEach
  void listenNoMore() {
    rabbit.execute(channel -> channel.queueDelete(QUEUE));
  }

  @Test
  void tellsTheLifeOfAnEventInOrderAndAsPromised() {
    SampleEvents events = new SampleEvents(new EventsApi(port));
    Answer scheduled = events.scheduled();
    Answer postponed = events.step(scheduled, "/postponement", SampleEvents.reason());
    Answer again = events.step(postponed, "/rescheduling", SampleEvents.reason());
    Clock then = Clock.fixed(Instant.parse(EventsApi.inDays(11)), ZoneOffset.UTC);
    new SettleEvents(all, then).settleDue();
    events.step(
        events.shown(again),
        "/documentation",
        """
        {"minutesUrl": "https://ratsinformation.example/1",
         "results": {"de": "Zwölf Ideen wurden gesammelt.", "en": "Twelve ideas were collected."}}
        """);
    Answer cancelled = events.step(events.scheduled(), "/cancellation", SampleEvents.reason());

    List<Message> messages = receive(scheduled.id(), 5);
    assertThat(messages.stream().map(it -> header(it, "type").replaceAll("events\\.|\\.v1", "")))
        .containsExactly(
            "event-scheduled",
            "event-postponed",
            "event-rescheduled",
            "event-held",
            "event-documented");
    assertThat(messages.stream().map(it -> header(it, "sequence")))
        .containsExactly("1", "2", "3", "4", "5");
    assertAsPromised(messages);
    List<Message> others = receive(cancelled.id(), 2);
    assertThat(header(others.getLast(), "type")).isEqualTo("events.event-cancelled.v1");
    assertAsPromised(others);
  }

  private static void assertAsPromised(List<Message> messages) {
    for (Message message : messages) {
      String body = new String(message.getBody(), StandardCharsets.UTF_8);
      assertThat(header(message, "source")).isEqualTo("/events");
      assertThat(body).doesNotContain("sina", "owner-", "geheim", "Wasserschaden", "gesammelt");
      Contracts.assertAsPromised(header(message, "type"), body);
    }
  }

  private List<Message> receive(String subject, int count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          for (Message next = rabbit.receive(QUEUE); next != null; next = rabbit.receive(QUEUE)) {
            received.add(next);
          }
          return of(subject).size() == count;
        });
    return of(subject);
  }

  private List<Message> of(String subject) {
    return received.stream().filter(it -> subject.equals(header(it, "subject"))).toList();
  }

  private static String header(Message message, String name) {
    return String.valueOf(message.getMessageProperties().getHeaders().get("cloudEvents:" + name));
  }
}
