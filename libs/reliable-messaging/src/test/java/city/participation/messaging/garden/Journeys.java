package city.participation.messaging.garden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.participation.messaging.outbox.Announcement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** What the tests of the whole way wait for. */
public final class Journeys {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Journeys() {}

  public static Announcement grown(String id, int height) {
    return new Announcement(TreeGrownV1.TYPE, new TreeGrownV1(id, height));
  }

  public static void awaitArrival(MongoOperations mongo, Collection<String> ids, int heights) {
    List<Integer> all = IntStream.range(0, heights).boxed().toList();
    for (String id : ids) {
      await("heights of " + id)
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            KnownTree known = mongo.findById(id, KnownTree.class);
            assertThat(known).isNotNull();
            assertThat(known.heights()).isEqualTo(all);
          });
    }
  }

  public static void awaitEmptyOutboxes(MongoOperations mongo) {
    await("empty outboxes")
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(
                    mongo
                        .getCollection("trees")
                        .find(new Document("outbox.messages.0", new Document("$exists", true))))
                .isEmpty());
  }
}
