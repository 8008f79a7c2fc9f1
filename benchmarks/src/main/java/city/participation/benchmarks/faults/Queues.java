package city.participation.benchmarks.faults;

import city.participation.benchmarks.faults.fleet.Broker;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The queues of the suite, seen and touched as an operator can. */
final class Queues {

  static final String EXCHANGE = "ideas";
  static final String CONSUMER = "ideas.notifications";
  static final String DEAD_LETTERS = CONSUMER + ".dlq";
  static final String EVERYTHING = "#";

  private final Broker broker;

  Queues(Broker broker) {
    this.broker = broker;
  }

  interface Work<T> {
    T on(Channel channel) throws IOException, InterruptedException, TimeoutException;
  }

  static ConnectionFactory connections(Broker broker) {
    var factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(broker.port());
    factory.setVirtualHost(broker.virtualHost());
    factory.setConnectionTimeout(5_000);
    factory.setAutomaticRecoveryEnabled(false);
    return factory;
  }

  <T> T with(Work<T> work) throws IOException {
    try (var connection = connections(broker).newConnection("faults");
        var channel = connection.createChannel()) {
      return work.on(channel);
    } catch (TimeoutException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** How much is in a queue; -1 if the broker does not say. */
  long depth(String queue) {
    try {
      return with(channel -> (long) channel.queueDeclarePassive(queue).getMessageCount());
    } catch (IOException e) {
      return -1;
    }
  }

  /** How much is in each queue; a broker that does not say counts as one that holds something. */
  Map<String, Long> depths() {
    Map<String, Long> depths = new LinkedHashMap<>();
    try {
      return with(channel -> {
        for (var queue : new String[] {CONSUMER, DEAD_LETTERS}) {
          depths.put("queue " + queue, (long) channel.queueDeclarePassive(queue).getMessageCount());
        }
        return depths;
      });
    } catch (IOException e) {
      return Map.of("queues that cannot be asked", 1L);
    }
  }
}
