package city.participation.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.DeclarableCustomizer;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.cloud.stream.binder.ExtendedConsumerProperties;
import org.springframework.cloud.stream.binder.rabbit.properties.RabbitConsumerProperties;
import org.springframework.cloud.stream.binder.rabbit.provisioning.RabbitExchangeQueueProvisioner;

class QueuesTests {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesTheArgumentsThatTheBinderMakesOfItsDefaults(boolean replicated) {
    Queues queues = new Queues(replicated);
    RabbitConsumerProperties binder =
        new Binder(new MapConfigurationPropertySource(queues.binderDefaults()))
            .bind("spring.cloud.stream.rabbit.default.consumer", RabbitConsumerProperties.class)
            .get();

    List<Queue> declared = declaredByTheBinder(binder, queues);

    assertThat(declared)
        .extracting(Queue::getName)
        .containsExactlyInAnyOrder("garden.kitchen", "garden.kitchen.dlq");
    for (Queue queue : declared) {
      Map<String, Object> ours =
          queue.getName().equals("garden.kitchen")
              ? queues.arguments("garden.kitchen")
              : queues.deadLetterArguments();
      assertThat(queue.getArguments()).as(queue.getName()).isEqualTo(ours);
      assertThat(queue.isDurable()).isTrue();
    }
    assertThat(Queues.name("garden", "kitchen")).isEqualTo("garden.kitchen");
    assertThat(Queues.deadLetters("garden.kitchen")).isEqualTo("garden.kitchen.dlq");
  }

  @Test
  void losesNoDeadLetterOfAReplicatedQueue() {
    assertThat(new Queues(true).arguments("garden.kitchen"))
        .containsEntry("x-dead-letter-strategy", "at-least-once")
        .containsEntry("x-overflow", "reject-publish");
    assertThat(new Queues(false).arguments("garden.kitchen"))
        .doesNotContainKeys("x-dead-letter-strategy", "x-overflow");
  }

  private static List<Queue> declaredByTheBinder(
      RabbitConsumerProperties properties, Queues completed) {
    ConnectionFactory unreachable = mock(ConnectionFactory.class);
    when(unreachable.createConnection())
        .thenThrow(new AmqpConnectException(new IllegalStateException("no broker")));
    List<Queue> queues = new ArrayList<>();
    DeclarableCustomizer spy =
        (Declarable declarable) -> {
          if (declarable instanceof Queue queue) {
            queues.add(queue);
          }
          return declarable;
        };
    new RabbitExchangeQueueProvisioner(unreachable, List.of(completed::complete, spy))
        .provisionConsumerDestination(
            "garden", "kitchen", new ExtendedConsumerProperties<>(properties));
    return queues;
  }
}
