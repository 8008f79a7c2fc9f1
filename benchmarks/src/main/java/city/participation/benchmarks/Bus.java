package city.participation.benchmarks;

import city.participation.benchmarks.faults.fleet.Broker;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * The broker between the services, past all of them; and on it a queue for others, of the same kind
 * as the suite's.
 */
final class Bus implements AutoCloseable {

  /** From ideas-service to notifications-service. */
  static final String QUEUE = "ideas.notifications";

  static final String PEER_EXCHANGE = "peer";
  static final String PEER_QUEUE = "peer.notifications";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HOST = "127.0.0.1";

  private final Broker broker;
  private final Connection connection;
  private final Channel channel;

  private Bus(Broker broker, Connection connection, Channel channel) {
    this.broker = broker;
    this.connection = connection;
    this.channel = channel;
  }

  static Bus on(Broker broker) throws IOException {
    var factory = new ConnectionFactory();
    factory.setHost(HOST);
    factory.setPort(broker.port());
    factory.setVirtualHost(broker.virtualHost());
    factory.setAutomaticRecoveryEnabled(false);
    try {
      var connection = factory.newConnection("benchmarks");
      return new Bus(broker, connection, connection.createChannel());
    } catch (TimeoutException e) {
      throw new IOException(e);
    }
  }

  /** What clients other than the suite connect to. */
  String uri() {
    return "amqp://guest:guest@%s:%d/%s".formatted(HOST, broker.port(), broker.virtualHost());
  }

  String version() {
    return broker.name() + " " + connection.getServerProperties().get("version");
  }

  /** Refused by the broker if the suite's own queue should be of another kind. */
  void layOut() throws IOException {
    channel.queueDeclare(QUEUE, true, false, false, arguments(QUEUE));
    channel.exchangeDeclare(PEER_EXCHANGE, "topic", true);
    channel.queueDeclare(PEER_QUEUE, true, false, false, arguments(PEER_QUEUE));
    channel.queueBind(PEER_QUEUE, PEER_EXCHANGE, "#");
  }

  int depth(String queue) throws IOException {
    return channel.queueDeclarePassive(queue).getMessageCount();
  }

  void empty(String queue) throws IOException {
    channel.queuePurge(queue);
  }

  /**
   * Keeps the suite's queue from its consumer, which must be away for the moment and may come back:
   * the broker serves one consumer at a time, and we are the first.
   */
  Hold hold() throws IOException, InterruptedException {
    awaitConsumers(0);
    return new Hold(connection.createChannel());
  }

  void awaitConsumers(int number) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (channel.queueDeclarePassive(QUEUE).getConsumerCount() != number) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("%s has not got %d consumers".formatted(QUEUE, number));
      }
      Thread.sleep(50);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }

  private static Map<String, Object> arguments(String queue) {
    return Map.of(
        "x-dead-letter-exchange",
        "DLX",
        "x-dead-letter-routing-key",
        queue,
        "x-single-active-consumer",
        true);
  }

  /** A consumer that takes the first message and does nothing with it. */
  static final class Hold implements AutoCloseable {

    private final Channel channel;
    private volatile int bytes;

    private Hold(Channel channel) throws IOException {
      this.channel = channel;
      channel.basicQos(1);
      channel.basicConsume(
          QUEUE, false, (tag, delivery) -> bytes = delivery.getBody().length, tag -> {});
    }

    /** Size of the first message's body. */
    int bytes() {
      return bytes;
    }

    /** Gives it back: the message first, then the queue. */
    @Override
    public void close() throws IOException {
      try {
        channel.close();
      } catch (TimeoutException e) {
        throw new IOException(e);
      }
    }
  }
}
