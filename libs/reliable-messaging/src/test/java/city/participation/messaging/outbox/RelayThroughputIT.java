package city.participation.messaging.outbox;

import static city.participation.messaging.garden.Journeys.awaitEmptyOutboxes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.messaging.garden.Garden;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.MessageProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** Prints how fast a backlog leaves, next to a bare client with as many unconfirmed messages. */
@Garden
class RelayThroughputIT {

  private static final int MESSAGES = Integer.getInteger("messages", 2000);
  private static final int UNCONFIRMED = 64;
  private static final String TYPE = "throughput.measured.v1";

  private final MongoOperations mongo;
  private final ConnectionFactory connections;

  @Autowired
  RelayThroughputIT(MongoConverter converter, ConnectionFactory connections) {
    this.mongo = Relays.newDatabase(converter);
    this.connections = connections;
  }

  @Test
  void drainsABacklog() throws Exception {
    RabbitAdmin admin = new RabbitAdmin(connections);
    Queue sink = new Queue("sink-" + UUID.randomUUID(), true, false, false);
    TopicExchange exchange = new TopicExchange("throughput");
    admin.declareExchange(exchange);
    admin.declareQueue(sink);
    admin.declareBinding(BindingBuilder.bind(sink).to(exchange).with("#"));
    String data = "{\"text\":\"%s\"}".formatted("x".repeat(1000));

    bare(data, MESSAGES / 4);
    relayed(data, MESSAGES / 4, admin, sink);
    Duration bare = bare(data, MESSAGES);
    Duration relayed = relayed(data, MESSAGES, admin, sink);

    System.out.printf(
        "%d messages of 1 KB: bare client %.0f/s, relay %.0f/s, ratio %.2f%n",
        MESSAGES, perSecond(bare), perSecond(relayed), perSecond(relayed) / perSecond(bare));
    assertThat(depth(admin, sink)).isGreaterThanOrEqualTo(2L * (MESSAGES + MESSAGES / 4));
    admin.deleteQueue(sink.getName());
  }

  private static double perSecond(Duration time) {
    return MESSAGES * 1000.0 / time.toMillis();
  }

  private Duration bare(String data, int messages) throws Exception {
    byte[] body = data.getBytes(StandardCharsets.UTF_8);
    AMQP.BasicProperties persistent = MessageProperties.MINIMAL_PERSISTENT_BASIC;
    try (Connection connection = connections.createConnection();
        Channel channel = connection.getDelegate().createChannel()) {
      channel.confirmSelect();
      Instant start = Instant.now();
      for (int i = 1; i <= messages; i++) {
        channel.basicPublish("throughput", TYPE, true, persistent, body);
        if (i % UNCONFIRMED == 0 || i == messages) {
          channel.waitForConfirmsOrDie(60_000);
        }
      }
      return Duration.between(start, Instant.now());
    }
  }

  private Duration relayed(String data, int messages, RabbitAdmin admin, Queue sink) {
    Instant now = Instant.now();
    List<Document> documents =
        IntStream.range(0, messages).mapToObj(i -> document(i, data, now)).toList();
    mongo.getCollection("trees").insertMany(new ArrayList<>(documents));
    Relay relay = Relays.of(mongo, connections, "throughput", List.of(), Relays.settings());
    relay.serve("trees");
    long all = depth(admin, sink) + messages;
    Instant start = Instant.now();
    relay.start();
    try {
      // To look into all outboxes is work, too, which would be counted as the relay's.
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> depth(admin, sink) >= all);
      awaitEmptyOutboxes(mongo);
      return Duration.between(start, Instant.now());
    } finally {
      relay.stop();
      mongo.getCollection("trees").deleteMany(new Document());
    }
  }

  private static long depth(RabbitAdmin admin, Queue queue) {
    return Objects.requireNonNull(admin.getQueueInfo(queue.getName())).getMessageCount();
  }

  private static Document document(int number, String data, Instant now) {
    OutboxMessage message =
        new OutboxMessage(UUID.randomUUID().toString(), 1, TYPE, now, "c", null, null, data);
    return new Document("_id", now + "-" + number)
        .append("version", 1L)
        .append("outbox", Outbox.of(List.of(message), now));
  }
}
