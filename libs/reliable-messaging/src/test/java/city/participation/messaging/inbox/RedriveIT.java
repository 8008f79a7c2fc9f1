package city.participation.messaging.inbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.messaging.garden.Garden;
import com.rabbitmq.client.Channel;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;

/** On a queue that nobody listens to. */
@Garden
class RedriveIT {

  @Autowired private AmqpAdmin admin;
  @Autowired private RabbitTemplate rabbit;
  @Autowired private ConnectionFactory connections;

  @Test
  void sendsMessagesThatOutliveTheBroker() {
    String queue = "attic-" + UUID.randomUUID();
    admin.declareQueue(new Queue(queue));
    admin.declareQueue(new Queue(queue + ".dlq"));
    DeadLetters deadLetters = new DeadLetters(connections, admin, () -> List.of(queue));
    rabbit.send("", queue + ".dlq", MessageBuilder.withBody(new byte[] {1}).build());
    await().until(() -> requireNonNull(admin.getQueueInfo(queue + ".dlq")).getMessageCount() == 1);

    assertThat(deadLetters.redrive()).isEqualTo(1);

    Message back = rabbit.receive(queue, 20_000);
    assertThat(back).isNotNull();
    assertThat(back.getMessageProperties().getReceivedDeliveryMode())
        .isEqualTo(MessageDeliveryMode.PERSISTENT);
    admin.deleteQueue(queue);
    admin.deleteQueue(queue + ".dlq");
  }

  @Test
  void takesUpOnceWhatIsDeadAgainAtOnce() throws Exception {
    int dead = 50;
    String queue = "echo-" + UUID.randomUUID();
    admin.declareQueue(new Queue(queue));
    admin.declareQueue(new Queue(queue + ".dlq"));
    DeadLetters deadLetters = new DeadLetters(connections, admin, () -> List.of(queue));
    for (int i = 0; i < dead; i++) {
      rabbit.send("", queue + ".dlq", MessageBuilder.withBody(new byte[] {1}).build());
    }
    await()
        .until(() -> requireNonNull(admin.getQueueInfo(queue + ".dlq")).getMessageCount() == dead);
    try (Connection connection = connections.createConnection();
        Channel echo = connection.createChannel(false)) {
      echo.basicConsume(
          queue,
          true,
          (tag, delivery) ->
              echo.basicPublish("", queue + ".dlq", delivery.getProperties(), delivery.getBody()),
          tag -> {});

      assertThat(deadLetters.redrive()).isEqualTo(dead);
    }
    admin.deleteQueue(queue);
    admin.deleteQueue(queue + ".dlq");
  }
}
