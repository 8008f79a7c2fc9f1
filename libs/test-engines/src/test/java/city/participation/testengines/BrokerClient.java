package city.participation.testengines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/** The plain client, with the topology that the binder declares for the suite. */
record BrokerClient(String virtualHost) {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * A handshake that nobody answers in time is begun again: a busy machine has left one without an
   * answer for half a minute. What the broker does answer, a refusal too, is the caller's.
   */
  Connection connect() {
    TestBroker broker = TestEngines.broker();
    var factory = new ConnectionFactory();
    factory.setHost(broker.host());
    factory.setPort(broker.port());
    factory.setUsername(broker.username());
    factory.setPassword(broker.password());
    factory.setVirtualHost(virtualHost);
    factory.setAutomaticRecoveryEnabled(false);
    factory.setHandshakeTimeout(RabbitNode.HANDSHAKE_MILLIS);
    return await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .ignoreException(TimeoutException.class)
        .until(factory::newConnection, Connection::isOpen);
  }

  void declareGroup(Channel channel, String exchange, String queue, String routingKey)
      throws IOException {
    String deadLetters = queue + ".dlq";
    channel.exchangeDeclare(exchange, BuiltinExchangeType.TOPIC, true);
    channel.exchangeDeclare("DLX", BuiltinExchangeType.DIRECT, true);
    channel.queueDeclare(
        queue,
        true,
        false,
        false,
        Map.of("x-dead-letter-exchange", "DLX", "x-dead-letter-routing-key", queue));
    channel.queueDeclare(deadLetters, true, false, false, Map.of());
    channel.queueBind(queue, exchange, routingKey);
    channel.queueBind(deadLetters, "DLX", queue);
  }

  void publish(Channel channel, String exchange, String routingKey, String text)
      throws IOException {
    channel.basicPublish(
        exchange, routingKey, MessageProperties.PERSISTENT_TEXT_PLAIN, text.getBytes(UTF_8));
  }

  /** The next message, which may be on its way, without an acknowledgement. */
  GetResponse next(Channel channel, String queue) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> channel.basicGet(queue, false), Objects::nonNull);
  }

  /** What is in the queue, starting with what may be on its way. */
  List<String> drain(Channel channel, String queue) throws IOException {
    List<String> texts = new ArrayList<>();
    for (GetResponse got = next(channel, queue);
        got != null;
        got = channel.basicGet(queue, false)) {
      texts.add(new String(got.getBody(), UTF_8));
      channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
    }
    return texts;
  }
}
