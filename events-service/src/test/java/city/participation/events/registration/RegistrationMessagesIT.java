package city.participation.events.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.events.Contracts;
import city.participation.events.EventsApi;
import city.participation.events.RunningEventsService;
import city.participation.events.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From what people do to the consumers' queues, which nobody else reads here. */
@RunningEventsService
class RegistrationMessagesIT {

  @Autowired private Seating seating;
  @Autowired private RabbitTemplate rabbit;
  @LocalServerPort private int port;
  private final List<String> seen = new ArrayList<>();

  @Test
  void tellsTheLifeOfARegistrationInOrderAndAsPromised() {
    String event = seating.event(2);
    String first = seating.registered(event, "anna", 2);
    String second = seating.registered(event, "bert", 2);
    seating.cancel(event, first, "anna");
    seating.awaitStatus(second, RegistrationStatus.OFFERED);
    assertThat(seating.accept(event, second, "bert")).isInstanceOf(Outcome.Done.class);
    assertThat(seating.cancel(event, second, "bert")).isInstanceOf(Outcome.Done.class);

    List<Message> messages = receive("events.notifications", second, 4);

    assertThat(messages.stream().map(it -> header(it, "type").replaceAll("events.|.v1", "")))
        .containsExactly(
            "registration-waitlisted",
            "registration-offered",
            "registration-confirmed",
            "registration-cancelled");
    assertThat(messages.stream().map(it -> header(it, "sequence")))
        .containsExactly("1", "2", "3", "4");
    for (Message message : messages) {
      String body = new String(message.getBody(), StandardCharsets.UTF_8);
      assertThat(body).contains("\"participant\":\"bert\"", "\"seats\":2", event, second);
      Contracts.assertAsPromised(header(message, "type"), body);
    }
  }

  /** An event is told of later than the registration, so what was to come before it has come. */
  @Test
  void tellsOfRegistrationsOnlyWhomTheyConcern() {
    String id = seating.registered(seating.event(1), "anna", 1);
    receive("events.notifications", id, 1);
    String scheduled = new SampleEvents(new EventsApi(port)).scheduled().id();

    for (String queue : List.of("events.ideas", "events.partners")) {
      assertThat(receive(queue, scheduled, 1)).hasSize(1);
      assertThat(seen).as(queue).contains(scheduled).doesNotContain(id);
    }
  }

  private List<Message> receive(String queue, String subject, int count) {
    seen.clear();
    List<Message> messages = new ArrayList<>();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          Message message = rabbit.receive(queue);
          for (; message != null; message = rabbit.receive(queue)) {
            seen.add(header(message, "subject"));
            if (subject.equals(header(message, "subject"))) {
              messages.add(message);
            }
          }
          return messages.size() >= count;
        });
    return messages;
  }

  private static String header(Message message, String name) {
    return String.valueOf(message.getMessageProperties().getHeaders().get("cloudEvents:" + name));
  }
}
