package city.participation.ideas.endorsement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.ideas.Contracts;
import city.participation.ideas.Crowd;
import city.participation.ideas.IdeasApi;
import city.participation.ideas.RunningIdeasService;
import city.participation.ideas.partner.TestPartner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a request to the consumer's queue, which nobody else reads here. */
@RunningIdeasService
class EndorsementMessagesIT {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String MEMBER = "member partner";

  @LocalServerPort private int port;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private Consumer<org.springframework.messaging.Message<byte[]>> partnerMessages;

  @Test
  void tellsEachChangeOnceInTheIdeasOwnSequenceAndWithTheCountOfThen() throws InterruptedException {
    IdeasApi api = new IdeasApi(port);
    String id = api.published("anna-" + UUID.randomUUID()).id();
    List<Callable<Integer>> changes = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String path = "/api/ideas/" + id + "/endorsements/" + partner(i).id();
      changes.add(() -> {
        int given =
            api.put(path)
                .as(MEMBER)
                .json("{\"statement\": \"Ganz geheim ist es nicht\"}")
                .send()
                .status();
        // Only the words: nobody is told.
        int restated = api.put(path).as(MEMBER).send().status();
        int revoked = api.delete(path).as(MEMBER).send().status();
        return Math.max(given, Math.max(restated, revoked));
      });
    }
    assertThat(Crowd.all(changes)).containsOnly(200);

    List<Message> messages = receive(id, 2 + 2 * changes.size());
    assertThat(messages.stream().map(it -> header(it, "sequence")))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, messages.size()).mapToObj(String::valueOf).toList());
    int count = 0;
    for (Message message : messages.subList(2, messages.size())) {
      String body = new String(message.getBody(), StandardCharsets.UTF_8);
      Contracts.assertAsPromised(header(message, "type"), body);
      JsonNode data = JSON.readTree(body);
      count += header(message, "type").equals("ideas.endorsement-given.v1") ? 1 : -1;
      assertThat(data.path("endorsements").asInt()).as(body).isEqualTo(count);
      assertThat(data.path("ideaId").asString()).isEqualTo(header(message, "subject"));
      assertThat(body).doesNotContain("geheim", "member");
    }
    assertThat(count).isZero();
  }

  private TestPartner partner(int number) {
    return new TestPartner(partnerMessages)
        .member("member")
        .accredited("Verein " + number, TestPartner.sector(number));
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
          return messages.size() >= count;
        });
    assertThat(messages).extracting(it -> header(it, "sequence")).hasSize(count);
    return messages;
  }

  private @Nullable Message next() {
    return rabbit.receive("ideas.notifications");
  }

  private static String header(Message message, String name) {
    return String.valueOf(message.getMessageProperties().getHeaders().get("cloudEvents:" + name));
  }
}
