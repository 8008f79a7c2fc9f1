package city.participation.messaging.inbox;

import city.participation.messaging.Queues;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.QueueInformation;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/** The dead letters of the queues that this service listens to. */
final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private static final int CONFIRM_SECONDS = 10;

  /** What dead-lettering adds; it would grow with every round. */
  private static final String ADDED = "x-";

  private final RabbitTemplate rabbit;
  private final AmqpAdmin admin;
  private final Supplier<List<String>> queues;

  DeadLetters(ConnectionFactory connections, AmqpAdmin admin, Supplier<List<String>> queues) {
    this.rabbit = new RabbitTemplate(connections);
    this.rabbit.setMandatory(true);
    // What comes back is seen by its correlation; without a callback Spring warns of each.
    this.rabbit.setReturnsCallback(returned -> {});
    this.rabbit.setUsePublisherConnection(true);
    this.admin = admin;
    this.queues = queues;
  }

  /** Empty while the broker cannot be asked. */
  OptionalLong count() {
    long sum = 0;
    for (String queue : queues.get()) {
      try {
        QueueInformation information = admin.getQueueInfo(Queues.deadLetters(queue));
        sum += information == null ? 0 : information.getMessageCount();
      } catch (AmqpException e) {
        log.debug("Dead letters of {} not counted.", queue, e);
        return OptionalLong.empty();
      }
    }
    return OptionalLong.of(sum);
  }

  /** Moves them back to their queues, each only off the dead letters once its queue has it. */
  int redrive() {
    return queues.get().stream().mapToInt(this::redrive).sum();
  }

  private int redrive(String queue) {
    Integer moved = rabbit.execute(channel -> redrive(channel, queue));
    return moved == null ? 0 : moved;
  }

  /** Not more than there are at the start: what is dead again at once must not go round. */
  private int redrive(Channel channel, String queue) throws IOException {
    String deadLetters = Queues.deadLetters(queue);
    long dead = channel.messageCount(deadLetters);
    int moved = 0;
    while (moved < dead) {
      GetResponse response = channel.basicGet(deadLetters, false);
      if (response == null) {
        break;
      }
      long tag = response.getEnvelope().getDeliveryTag();
      if (!sent(queue, message(response))) {
        channel.basicNack(tag, false, true);
        break;
      }
      channel.basicAck(tag, false);
      moved++;
    }
    return moved;
  }

  private boolean sent(String queue, Message message) {
    CorrelationData confirm = new CorrelationData();
    rabbit.send("", queue, message, confirm);
    try {
      return confirm.getFuture().get(CONFIRM_SECONDS, TimeUnit.SECONDS).ack()
          && confirm.getReturned() == null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static Message message(GetResponse response) {
    AMQP.BasicProperties properties = response.getProps();
    MessageProperties converted =
        new DefaultMessagePropertiesConverter()
            .toMessageProperties(properties, null, StandardCharsets.UTF_8.name());
    // Read, it is kept under another name and would be left out.
    converted.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
    converted.getHeaders().keySet().removeIf(header -> header.startsWith(ADDED));
    return new Message(response.getBody(), converted);
  }
}
