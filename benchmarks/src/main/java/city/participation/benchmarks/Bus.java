package city.participation.benchmarks;

import city.participation.benchmarks.faults.fleet.Broker;
import city.participation.benchmarks.peers.PerfTest.Sample;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * The broker between the services, past all of them; and on it queues for others, as many and of
 * the same kind as those to which the suite sends.
 */
final class Bus implements AutoCloseable {

  /** From ideas-service to notifications-service. */
  static final String QUEUE = "ideas.notifications";

  /** From ideas-service to events-service. What is sent comes to both. */
  static final String OTHER_QUEUE = "ideas.events";

  /** What is sent here comes to both queues of the peer, too. */
  static final String PEER_EXCHANGE = "peer";

  /** What is sent here comes to the first of them only. */
  static final String PEER_FILLING_EXCHANGE = "peer.filling";

  static final String PEER_QUEUE = "peer.notifications";
  static final String PEER_OTHER_QUEUE = "peer.events";

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HOST = "127.0.0.1";
  private static final String TOPIC = "topic";
  private static final String EVERYTHING = "#";

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

  /** Refused by the broker if the suite's own queues should be of another kind. */
  void layOut() throws IOException {
    for (var queue : List.of(QUEUE, OTHER_QUEUE, PEER_QUEUE, PEER_OTHER_QUEUE)) {
      channel.queueDeclare(queue, true, false, false, arguments(queue));
    }
    channel.exchangeDeclare(PEER_EXCHANGE, TOPIC, true);
    channel.queueBind(PEER_QUEUE, PEER_EXCHANGE, EVERYTHING);
    channel.queueBind(PEER_OTHER_QUEUE, PEER_EXCHANGE, EVERYTHING);
    channel.exchangeDeclare(PEER_FILLING_EXCHANGE, TOPIC, true);
    channel.queueBind(PEER_QUEUE, PEER_FILLING_EXCHANGE, EVERYTHING);
  }

  int depth(String queue) throws IOException {
    return channel.queueDeclarePassive(queue).getMessageCount();
  }

  void empty(String queue) throws IOException {
    channel.queuePurge(queue);
  }

  /**
   * Keeps a queue of the suite from its consumer, which must be away for the moment and may come
   * back: the broker serves one consumer at a time, and we are the first.
   */
  Hold hold(String queue) throws IOException, InterruptedException {
    awaitConsumers(queue, 0);
    return new Hold(connection.createChannel(), queue);
  }

  void awaitConsumers(String queue, int number) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (channel.queueDeclarePassive(queue).getConsumerCount() != number) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("%s has not got %d consumers".formatted(queue, number));
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
    private final CompletableFuture<Delivery> first = new CompletableFuture<>();

    private Hold(Channel channel, String queue) throws IOException {
      this.channel = channel;
      channel.basicQos(1);
      channel.basicConsume(queue, false, (tag, delivery) -> first.complete(delivery), tag -> {});
    }

    /** The first message, for others to send such ones too. */
    Sample sample() {
      var message = first.join();
      var headers = new TreeMap<String, String>();
      message
          .getProperties()
          .getHeaders()
          .forEach((name, value) -> headers.put(name, value.toString()));
      return new Sample(message.getBody().length, headers);
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
