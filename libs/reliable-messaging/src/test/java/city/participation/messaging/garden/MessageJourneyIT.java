package city.participation.messaging.garden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Announcement;
import city.participation.messaging.outbox.Stored;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@Garden
class MessageJourneyIT {

  private final AggregateStore<Tree> trees;
  private final MongoOperations mongo;

  @Autowired
  MessageJourneyIT(AggregateStores stores, MongoOperations mongo) {
    this.trees = stores.of(Tree.class);
    this.mongo = mongo;
  }

  @Test
  void bringsEveryChangeToTheReceiverInOrder() {
    String id = UUID.randomUUID().toString();
    Stored<Tree> tree = trees.insert(Tree.planted(id), List.of(grown(id, 0)), null);
    for (int height = 1; height <= 20; height++) {
      tree = trees.update(tree, tree.state().grown(), List.of(grown(id, height)), null);
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          KnownTree known = mongo.findById(id, KnownTree.class);
          assertThat(known).isNotNull();
          assertThat(known.heights()).hasSize(21).isSorted();
        });
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          Document outbox = mongo.getCollection("trees").find(new Document("_id", id)).first();
          assertThat(outbox.get("outbox", Document.class))
              .containsOnlyKeys("seq", "sent")
              .containsEntry("sent", 21L);
        });
  }

  private static Announcement grown(String id, int height) {
    return new Announcement(TreeGrownV1.TYPE, new TreeGrownV1(id, height));
  }
}
