package city.participation.messaging.garden;

import static city.participation.messaging.garden.Journeys.awaitArrival;
import static city.participation.messaging.garden.Journeys.awaitEmptyOutboxes;
import static city.participation.messaging.garden.Journeys.grown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.messaging.inbox.IncomingMessage;
import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.StaleAggregateException;
import city.participation.messaging.outbox.Stored;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@Garden
class MessageJourneyIT {

  private final AggregateStore<Tree> trees;
  private final MongoOperations mongo;
  private final Trees known;
  private final Arrivals arrivals;

  @Autowired
  MessageJourneyIT(AggregateStores stores, MongoOperations mongo, Trees known, Arrivals arrivals) {
    this.trees = stores.of(Tree.class);
    this.mongo = mongo;
    this.known = known;
    this.arrivals = arrivals;
  }

  @Test
  void bringsEveryChangeToTheReceiverInOrderAndLeavesNothingBehind() {
    String id = UUID.randomUUID().toString();
    Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    for (int height = 1; height <= 20; height++) {
      tree = trees.update(tree, tree.state().grown(), List.of(grown(id, height)), null);
    }

    awaitArrival(mongo, List.of(id), 21);
    awaitEmptyOutboxes(mongo);
    Document left = mongo.getCollection("trees").find(new Document("_id", id)).first();
    assertThat(left.get("outbox", Document.class))
        .containsOnlyKeys("seq", "sent")
        .containsEntry("sent", 21L);
    assertThat(left.getLong("version")).isEqualTo(21);
  }

  @Test
  void keepsTheOrderOfEachAggregateUnderConcurrentChanges() throws Exception {
    List<String> ids = IntStream.range(0, 10).mapToObj(i -> UUID.randomUUID().toString()).toList();
    ids.forEach(id -> trees.insert(Tree.planted(id), List.of(grown(id, 0)), null));
    try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
      List<Future<?>> running = new ArrayList<>();
      for (int writer = 0; writer < 6; writer++) {
        running.add(writers.submit(() -> ids.forEach(this::growFiveTimes)));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }

    awaitArrival(mongo, ids, 31);
    for (String id : ids) {
      assertThat(arrivals.of(id).stream().distinct())
          .as("first deliveries of %s", id)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 31).boxed().toList());
    }
  }

  @Test
  void tellsTheReceiverWhatStartedItAll() {
    String id = UUID.randomUUID().toString();
    try (var _ = MDC.putCloseable("requestId", "r-1")) {
      trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> known.seen().stream().anyMatch(message -> message.subject().equals(id)));
    IncomingMessage message =
        known.seen().stream().filter(seen -> seen.subject().equals(id)).findFirst().orElseThrow();
    assertThat(message.correlationId()).isEqualTo("r-1");
    assertThat(message.source()).isEqualTo("/garden");
    assertThat(message.type()).isEqualTo(TreeGrownV1.TYPE);
    assertThat(message.sequence()).isEqualTo(1);
    assertThat(message.time()).isNotNull();
  }

  private void growFiveTimes(String id) {
    for (int i = 0; i < 5; i++) {
      growOnce(id);
    }
  }

  private void growOnce(String id) {
    while (true) {
      Stored<Tree> tree = trees.find(id).orElseThrow();
      Tree grown = tree.state().grown();
      try {
        trees.update(tree, grown, List.of(grown(id, grown.height())), null);
        return;
      } catch (StaleAggregateException e) {
        assertThat(e.currentVersion().orElseThrow()).isGreaterThan(tree.version());
      }
    }
  }
}
