package city.participation.messaging.garden;

import static city.participation.messaging.garden.Journeys.awaitArrival;
import static city.participation.messaging.garden.Journeys.awaitEmptyOutboxes;
import static city.participation.messaging.garden.Journeys.grown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Stored;
import city.participation.testengines.TestEngines;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@Garden
class BrokerOutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AggregateStore<Tree> trees;
  private final MongoOperations mongo;
  private final Trees known;
  private final Arrivals arrivals;
  private final MeterRegistry meters;

  @Autowired
  BrokerOutageIT(
      AggregateStores stores,
      MongoOperations mongo,
      Trees known,
      Arrivals arrivals,
      MeterRegistry meters) {
    this.trees = stores.of(Tree.class);
    this.mongo = mongo;
    this.known = known;
    this.arrivals = arrivals;
    this.meters = meters;
  }

  @Test
  void writersDoNotNoticeAndEverythingArrivesAfterwards() {
    List<String> ids = new ArrayList<>();
    TestEngines.broker().stop();
    try {
      for (int i = 0; i < 150; i++) {
        String id = UUID.randomUUID().toString();
        Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
        trees.update(tree, tree.state().grown(), List.of(grown(id, 1)), null);
        ids.add(id);
      }
      await()
          .atMost(PATIENCE)
          .until(() -> meters.get("messaging.outbox.backlog").gauge().value() >= 300);
      assertThat(meters.get("messaging.outbox.oldest.age").gauge().value()).isPositive();
    } finally {
      TestEngines.broker().start();
    }

    awaitArrival(mongo, ids, 2);
    awaitEmptyOutboxes(mongo);
    await()
        .atMost(PATIENCE)
        .until(() -> meters.get("messaging.outbox.backlog").gauge().value() == 0);
  }

  @Test
  void aMessageWhoseAcknowledgementWasLostIsAppliedOnce() throws Exception {
    String id = UUID.randomUUID().toString();
    CountDownLatch applying = new CountDownLatch(1);
    CountDownLatch brokerIsBack = new CountDownLatch(1);
    known.beforeApplying(
        id,
        () -> {
          applying.countDown();
          try {
            assertThat(brokerIsBack.await(60, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    assertThat(applying.await(60, TimeUnit.SECONDS)).isTrue();
    TestEngines.broker().restart();
    brokerIsBack.countDown();
    trees.update(tree, tree.state().grown(), List.of(grown(id, 1)), null);

    awaitArrival(mongo, List.of(id), 2);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrivals.of(id)).startsWith(1L, 1L));
    assertThat(known.seen().stream().filter(seen -> seen.subject().equals(id))).hasSize(2);
  }
}
