package city.participation.ideas.idea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.ideas.Contracts;
import city.participation.ideas.IdeasApi;
import city.participation.ideas.IdeasApi.Answer;
import city.participation.ideas.RunningIdeasService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From a request to the consumer's queue, which nobody else reads here. */
@RunningIdeasService
class IdeaMessagesIT {

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate rabbit;

  @Test
  void tellsTheLifeOfAnIdeaInOrderAndAsPromised() {
    IdeasApi api = new IdeasApi(port);
    String name = "anna-" + UUID.randomUUID();
    Answer published = api.published(name);
    String path = "/api/ideas/" + published.id();
    api.put(path + "/support").as("bernd participant").send();
    Answer revised =
        api.patch(path)
            .as(name + " participant")
            .ifMatch(published.tag())
            .json("{\"title\": \"Zwei Trinkbrunnen am Weiher\"}")
            .send();
    assertThat(revised.status()).as(revised.raw().body()).isEqualTo(200);
    List<Message> messages = receive(published.id(), 4);
    api.post(path + "/withdrawal")
        .as(name + " participant")
        .ifMatch(revised.tag())
        .json("{\"reason\": \"Die Stadt hat ihn schon gebaut.\"}")
        .send();
    messages.addAll(receive(published.id(), 1));

    assertThat(messages.stream().map(it -> header(it, "type")))
        .containsExactly(
            "ideas.idea-submitted.v1",
            "ideas.idea-published.v1",
            "ideas.idea-revised.v1",
            "ideas.support-count-changed.v1",
            "ideas.idea-withdrawn.v1");
    assertThat(messages.stream().map(it -> header(it, "sequence")))
        .containsExactly("1", "2", "3", "4", "5");
    messages.addAll(rejected(api));
    for (Message message : messages) {
      assertThat(header(message, "source")).isEqualTo("/ideas");
      assertThat(header(message, "id")).isEqualTo(message.getMessageProperties().getMessageId());
      assertThat(message.getMessageProperties().getReceivedDeliveryMode())
          .isEqualTo(MessageDeliveryMode.PERSISTENT);
      Contracts.assertAsPromised(
          header(message, "type"), new String(message.getBody(), StandardCharsets.UTF_8));
    }
  }

  private List<Message> rejected(IdeasApi api) {
    Answer submitted = api.submitted("anna-" + UUID.randomUUID());
    Answer rejected =
        api.post("/api/ideas/" + submitted.id() + "/rejection")
            .as("mona moderator")
            .ifMatch(submitted.tag())
            .json("{\"reason\": \"OTHER\", \"explanation\": \"Leider nicht möglich.\"}")
            .send();
    assertThat(rejected.status()).as(rejected.raw().body()).isEqualTo(200);
    List<Message> messages = receive(submitted.id(), 2);
    assertThat(messages.stream().map(it -> header(it, "type")))
        .containsExactly("ideas.idea-submitted.v1", "ideas.idea-rejected.v1");
    return messages;
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
    return rabbit.receive("ideas.notifications");
  }

  private static String header(Message message, String name) {
    return String.valueOf(message.getMessageProperties().getHeaders().get("cloudEvents:" + name));
  }
}
