package city.participation.testengines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the suite needs of a broker, asked of the one that the tests run on. */
class BrokerContractTests {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BrokerClient client = new BrokerClient(TestEngines.broker().newVirtualHost());
  private Connection connection;
  private Channel channel;

  @BeforeEach
  void connect() throws Exception {
    connection = client.connect();
    channel = connection.createChannel();
    client.declareGroup(channel, "ideas", "ideas.notifications", "ideas.#");
  }

  @AfterEach
  void disconnect() {
    connection.abort();
  }

  @Test
  void routesByTopicToTheQueueOfEachGroup() throws Exception {
    client.declareGroup(channel, "ideas", "ideas.events", "ideas.idea-published.*");

    client.publish(channel, "ideas", "ideas.idea-submitted.v1", "1");
    client.publish(channel, "ideas", "ideas.idea-published.v1", "2");

    assertThat(client.drain(channel, "ideas.notifications")).containsExactly("1", "2");
    assertThat(client.drain(channel, "ideas.events")).containsExactly("2");
  }

  @Test
  void acceptsTheSameDeclarationAgain() throws Exception {
    client.declareGroup(channel, "ideas", "ideas.notifications", "ideas.#");
    client.publish(channel, "ideas", "ideas.idea-submitted.v1", "1");

    assertThat(client.drain(channel, "ideas.notifications")).containsExactly("1");
  }

  @Test
  void deliversHeadersAndPropertiesAsSent() throws Exception {
    var properties =
        new BasicProperties.Builder()
            .messageId("5f0c")
            .contentType("application/json")
            .deliveryMode(2)
            .headers(Map.of("cloudEvents:id", "5f0c", "cloudEvents:sequence", 7L))
            .build();
    byte[] body = "ü".repeat(500_000).getBytes(UTF_8);
    channel.basicPublish("ideas", "ideas.idea-submitted.v1", properties, body);

    GetResponse got = client.next(channel, "ideas.notifications");

    assertThat(got.getBody()).isEqualTo(body);
    assertThat(got.getProps().getMessageId()).isEqualTo("5f0c");
    assertThat(got.getProps().getContentType()).isEqualTo("application/json");
    assertThat(got.getProps().getDeliveryMode()).isEqualTo(2);
    assertThat(got.getProps().getHeaders().get("cloudEvents:id")).hasToString("5f0c");
    assertThat(got.getProps().getHeaders().get("cloudEvents:sequence")).isEqualTo(7L);
  }

  @Test
  void sendsNoMoreThanThePrefetchBeforeAnAcknowledgement() throws Exception {
    for (int i = 0; i < 5; i++) {
      client.publish(channel, "ideas", "ideas.idea-submitted.v1", "" + i);
    }
    List<Long> tags = Collections.synchronizedList(new ArrayList<>());
    Channel consumer = connection.createChannel();
    consumer.basicQos(2);
    consumer.basicConsume(
        "ideas.notifications",
        false,
        (_, d) -> tags.add(d.getEnvelope().getDeliveryTag()),
        _ -> {});

    await().atMost(PATIENCE).until(() -> tags.size() == 2);
    // Another queue's answer shows that the broker had the time to send a third one.
    client.declareGroup(channel, "ideas", "ideas.later", "later");
    client.publish(channel, "ideas", "later", "x");
    client.next(channel, "ideas.later");
    assertThat(tags).hasSize(2);

    consumer.basicAck(tags.get(0), false);
    await().atMost(PATIENCE).until(() -> tags.size() == 3);
  }

  @Test
  void deliversAgainWhatADeadConsumerHadNotAcknowledged() throws Exception {
    client.publish(channel, "ideas", "ideas.idea-submitted.v1", "1");

    for (int death = 0; death < 3; death++) {
      Connection doomed = client.connect();
      GetResponse got = client.next(doomed.createChannel(), "ideas.notifications");
      assertThat(got.getEnvelope().isRedeliver()).isEqualTo(death > 0);
      doomed.abort();
    }

    assertThat(client.drain(channel, "ideas.notifications")).containsExactly("1");
    assertThat(channel.basicGet("ideas.notifications.dlq", true)).isNull();
  }

  @Test
  void keepsTheOrderOfOnePublisher() throws Exception {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      sent.add("" + i);
      client.publish(channel, "ideas", "ideas.idea-submitted.v1", "" + i);
    }

    assertThat(client.drain(channel, "ideas.notifications")).isEqualTo(sent);
  }

  @Test
  void movesARejectedMessageToTheDeadLetters() throws Exception {
    client.publish(channel, "ideas", "ideas.idea-submitted.v1", "bad");
    GetResponse got = channel.basicGet("ideas.notifications", false);
    channel.basicReject(got.getEnvelope().getDeliveryTag(), false);

    GetResponse dead = client.next(channel, "ideas.notifications.dlq");
    assertThat(dead.getBody()).asString().isEqualTo("bad");
    assertThat(channel.basicGet("ideas.notifications", true)).isNull();
  }

  @Test
  void returnsARequeuedMessageToItsQueueAsOftenAsAsked() throws Exception {
    client.publish(channel, "ideas", "ideas.idea-submitted.v1", "1");

    for (int round = 0; round < 5; round++) {
      GetResponse got = client.next(channel, "ideas.notifications");
      assertThat(got.getEnvelope().isRedeliver()).isEqualTo(round > 0);
      channel.basicNack(got.getEnvelope().getDeliveryTag(), false, true);
    }

    assertThat(client.drain(channel, "ideas.notifications")).containsExactly("1");
  }

  @Test
  void keepsQueuesAndConfirmedMessagesOverARestart() throws Exception {
    channel.confirmSelect();
    for (int i = 0; i < 100; i++) {
      client.publish(channel, "ideas", "ideas.idea-submitted.v1", "" + i);
    }
    channel.waitForConfirmsOrDie(PATIENCE.toMillis());
    GetResponse rejected = channel.basicGet("ideas.notifications", false);
    channel.basicReject(rejected.getEnvelope().getDeliveryTag(), false);
    client.next(channel, "ideas.notifications.dlq");

    TestEngines.broker().restart();

    try (Connection afterwards = client.connect();
        Channel fresh = afterwards.createChannel()) {
      client.declareGroup(fresh, "ideas", "ideas.notifications", "ideas.#");
      client.publish(fresh, "ideas", "ideas.idea-submitted.v1", "100");
      List<String> kept = client.drain(fresh, "ideas.notifications");
      assertThat(kept).hasSize(100).startsWith("1", "2").endsWith("99", "100");
    }
  }

  @Test
  void refusesConnectionsWhileItIsStopped() {
    TestBroker broker = TestEngines.broker();
    broker.stop();
    try {
      assertThatThrownBy(client::connect).isInstanceOf(java.io.IOException.class);
      assertThat(connection.isOpen()).isFalse();
    } finally {
      broker.start();
    }
  }

  @Test
  void keepsVirtualHostsApart() throws Exception {
    var other = new BrokerClient(TestEngines.broker().newVirtualHost());
    client.publish(channel, "ideas", "ideas.idea-submitted.v1", "1");

    try (Connection there = other.connect();
        Channel elsewhere = there.createChannel()) {
      other.declareGroup(elsewhere, "ideas", "ideas.notifications", "ideas.#");
      assertThat(elsewhere.basicGet("ideas.notifications", true)).isNull();
    }
  }
}
