package city.participation.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.messaging.garden.Garden;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * The queues of production: sender and receiver have to declare them alike, or RabbitMQ refuses the
 * second. The embedded broker ignores the arguments, so this says most on a real one.
 */
@Garden
@ActiveProfiles("production")
class ReplicatedQueuesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @MockitoBean private ProductionDatabase notAsked;

  @Autowired private RabbitTemplate rabbit;
  @Autowired private AmqpAdmin admin;

  @Test
  void areDeclaredAlikeBySenderAndReceiver() {
    await().atMost(PATIENCE).until(() -> admin.getQueueInfo("garden.kitchen.dlq") != null);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(admin.getQueueInfo("garden.kitchen"))
                .isNotNull()
                .satisfies(queue -> assertThat(queue.getConsumerCount()).isPositive()));
  }

  @Test
  void keepWhatDoesNotSayWhatItIs() {
    rabbit.send("garden", "garden.noise.v1", MessageBuilder.withBody(new byte[] {1}).build());

    var dead = rabbit.receive("garden.kitchen.dlq", PATIENCE.toMillis());
    assertThat(dead).isNotNull();
    assertThat(dead.getBody()).containsExactly(1);
  }
}
