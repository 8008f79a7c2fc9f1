package city.participation.engines.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the broker in a process of its own, because only a process can be killed. */
class EmbeddedBrokerDurabilityIT {

  private static final int KILLS = 3;
  private static final int CONFIRMED_BEFORE_EACH = 1_000;
  private static final int UNCONFIRMED = 256;

  @TempDir Path folder;

  @Test
  void losesNothingItConfirmedWhenKilledWhilePublishing() throws Exception {
    Set<String> confirmed = ConcurrentHashMap.newKeySet();
    Set<String> received = new HashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      try (var broker = BrokerProcess.start(folder)) {
        int enough = (kill + 1) * CONFIRMED_BEFORE_EACH;
        Thread publisher = publish(broker.connect(), "k" + kill + "-", confirmed);
        await().atMost(Duration.ofMinutes(2)).until(() -> confirmed.size() >= enough);
        broker.kill();
        publisher.join();
      }
      if (kill == 0) {
        try (var broker = BrokerProcess.start(folder)) {
          receive(broker.channel(), received);
          broker.kill();
        }
      }
    }
    try (var broker = BrokerProcess.start(folder)) {
      receive(broker.channel(), received);
    }
    Set<String> lost = new HashSet<>(confirmed);
    lost.removeAll(received);
    assertThat(lost).as("confirmed %d, received %d", confirmed.size(), received.size()).isEmpty();
  }

  @Test
  void leavesTheOrderOfShutdownToItsOwner() throws Exception {
    try (var broker = BrokerProcess.start(folder)) {
      assertThat(broker.interrupt()).isEqualTo("still there");
    }
  }

  /** Publishes until the connection breaks. */
  private static Thread publish(Connection connection, String prefix, Set<String> confirmed)
      throws IOException {
    Channel channel = connection.createChannel();
    channel.queueDeclare("durable", true, false, false, null);
    channel.confirmSelect();
    ConcurrentNavigableMap<Long, String> open = new ConcurrentSkipListMap<>();
    var window = new Semaphore(UNCONFIRMED);
    channel.addConfirmListener(
        (tag, multiple) -> {
          var done = multiple ? open.headMap(tag, true) : open.subMap(tag, true, tag, true);
          confirmed.addAll(done.values());
          int count = done.size();
          done.clear();
          window.release(count);
        },
        (_, _) -> {});
    return Thread.ofPlatform()
        .start(() -> {
          try {
            int i = 0;
            while (connection.isOpen()) {
              // With a timeout, because a killed broker confirms nothing any more.
              if (!window.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                continue;
              }
              open.put(channel.getNextPublishSeqNo(), prefix + i);
              byte[] body = (prefix + i).getBytes(UTF_8);
              channel.basicPublish("", "durable", MessageProperties.PERSISTENT_TEXT_PLAIN, body);
              i++;
            }
          } catch (IOException | AlreadyClosedException | InterruptedException killed) {
            // What the test is about.
          }
        });
  }

  private static void receive(Channel channel, Set<String> received) throws IOException {
    long last = 0;
    List<String> texts = new ArrayList<>();
    for (GetResponse got = channel.basicGet("durable", false);
        got != null;
        got = channel.basicGet("durable", false)) {
      texts.add(new String(got.getBody(), UTF_8));
      last = got.getEnvelope().getDeliveryTag();
    }
    if (last > 0) {
      channel.basicAck(last, true);
    }
    received.addAll(texts);
  }
}
