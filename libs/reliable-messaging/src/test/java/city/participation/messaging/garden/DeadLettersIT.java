package city.participation.messaging.garden;

import static city.participation.messaging.garden.Journeys.awaitArrival;
import static city.participation.messaging.garden.Journeys.grown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.util.ReflectionTestUtils;

@Garden
@ExtendWith(OutputCaptureExtension.class)
class DeadLettersIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String DEAD_LETTERS = "garden.kitchen.dlq";

  private final AggregateStore<Tree> trees;
  private final MongoOperations mongo;
  private final Trees known;
  private final RabbitTemplate rabbit;
  private final Object endpoint;

  @Autowired
  DeadLettersIT(
      AggregateStores stores,
      MongoOperations mongo,
      Trees known,
      RabbitTemplate rabbit,
      ApplicationContext context) {
    this.trees = stores.of(Tree.class);
    this.mongo = mongo;
    this.known = known;
    this.rabbit = rabbit;
    this.endpoint = context.getBeansWithAnnotation(Endpoint.class).get("parkedEndpoint");
  }

  @Test
  void keepsWhatDoesNotSayWhatItIsUntilARedrive(CapturedOutput output) {
    String id = UUID.randomUUID().toString();
    rabbit.send("garden", "garden.tree-grown.v1", mute(id));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).isEqualTo(1));
    // A flood of them must not drown the log.
    assertThat(output.getAll().lines().filter(line -> line.contains("Not a message of ours")))
        .singleElement()
        .asString()
        .contains("dead letters");
    assertThat(output).doesNotContain("\tat ");

    assertThat(redriven("deadLetters")).isEqualTo(1);

    // Still mute, so it comes back once, instead of going round and round.
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).isEqualTo(1));
    Message back = rabbit.receive(DEAD_LETTERS, PATIENCE.toMillis());
    assertThat(back).isNotNull();
    assertThat(new String(back.getBody(), StandardCharsets.UTF_8)).isEqualTo(id);
    assertThat(back.getMessageProperties().getHeaders()).containsEntry("kind", "mute");
  }

  @Test
  void redrivesWhatWasPoisonedOnceItsCauseIsMended() {
    String id = UUID.randomUUID().toString();
    known.failAt(id, 2, () -> new IllegalStateException("cannot grow"));
    Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    for (int height = 1; height < 5; height++) {
      tree = trees.update(tree, tree.state().grown(), List.of(grown(id, height)), null);
    }
    awaitArrival(mongo, List.of(id), 1);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(parked()).contains(id).contains("IllegalStateException"));

    known.mend();
    assertThat(redriven("subjects")).isPositive();

    awaitArrival(mongo, List.of(id), 5);
    assertThat(parked()).doesNotContain(id);
  }

  private static Message mute(String body) {
    return MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8))
        .setHeader("kind", "mute")
        .build();
  }

  private int redriven(String what) {
    Object redriven = ReflectionTestUtils.invokeMethod(endpoint, "redrive");
    return (int) ReflectionTestUtils.invokeMethod(redriven, what);
  }

  private String parked() {
    Object parked = ReflectionTestUtils.invokeMethod(endpoint, "parked");
    return parked.toString();
  }

  private long deadLetters() {
    Object parked = ReflectionTestUtils.invokeMethod(endpoint, "parked");
    return (long) ReflectionTestUtils.invokeMethod(parked, "deadLetters");
  }
}
