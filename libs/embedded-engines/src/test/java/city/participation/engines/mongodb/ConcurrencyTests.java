package city.participation.engines.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTests {

  private static final int THREADS = 8;

  @TempDir Path folder;

  private EmbeddedMongo mongo;
  private MongoClient client;
  private MongoCollection<Document> items;

  @BeforeEach
  void start() {
    mongo = EmbeddedMongo.start(folder.resolve("items.db"), 0);
    client = MongoClients.create(mongo.uri("test"));
    items = client.getDatabase("test").getCollection("items");
  }

  @AfterEach
  void stop() {
    client.close();
    mongo.close();
  }

  private static void together(IntFunction<Callable<?>> work) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(executor.submit(work.apply(i)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
  }

  @Test
  void givesEachNumberOnce() throws Exception {
    items.insertOne(new Document("_id", "number").append("n", 0));
    Set<Integer> numbers = ConcurrentHashMap.newKeySet();
    AtomicInteger given = new AtomicInteger();
    together(thread ->
        () -> {
          for (int i = 0; i < 150; i++) {
            Document after =
                items.findOneAndUpdate(
                    eq("_id", "number"),
                    inc("n", 1),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
            numbers.add(after.getInteger("n"));
            given.incrementAndGet();
          }
          return null;
        });
    assertThat(numbers).hasSize(THREADS * 150);
    assertThat(given).hasValue(THREADS * 150);
  }

  @Test
  void neverShowsHalfAnUpdate() throws Exception {
    items.createIndex(ascending("left"));
    items.insertOne(new Document("_id", 1).append("left", 0).append("right", 0));
    AtomicBoolean writing = new AtomicBoolean(true);
    AtomicInteger reads = new AtomicInteger();
    together(thread ->
        () -> {
          if (thread < 2) {
            for (int i = 0; i < 400; i++) {
              int value = thread * 1_000 + i;
              Bson extra = i % 2 == 0 ? set("extra", value) : unset("extra");
              items.updateOne(
                  eq("_id", 1), combine(set("left", value), set("right", value), extra));
            }
            writing.set(false);
            return null;
          }
          while (writing.get()) {
            Document byId = items.find(eq("_id", 1)).first();
            assertThat(byId.getInteger("left")).isEqualTo(byId.getInteger("right"));
            // A document whose index entry moves while it is searched is found once.
            List<Document> all =
                items.find(new Document("left", new Document("$gte", 0))).into(new ArrayList<>());
            assertThat(all).hasSize(1);
            reads.incrementAndGet();
          }
          return null;
        });
    assertThat(reads).hasPositiveValue();
  }

  @Test
  void letsOneOfManyTakeAUniqueValue() throws Exception {
    items.createIndex(ascending("seat"), new IndexOptions().unique(true));
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    together(thread ->
        () -> {
          for (int seat = 0; seat < 60; seat++) {
            try {
              items.insertOne(new Document("seat", seat).append("by", thread));
              taken.incrementAndGet();
            } catch (MongoWriteException e) {
              assertThat(e.getCode()).isEqualTo(11_000);
              refused.incrementAndGet();
            }
          }
          return null;
        });
    assertThat(taken).hasValue(60);
    assertThat(refused).hasValue(60 * (THREADS - 1));
    IndexCheck.allIndexesAreWhole(mongo, "test");
  }

  @Test
  void losesNoUpdateUnderAVersion() throws Exception {
    items.insertOne(new Document("_id", 1).append("version", 0));
    AtomicInteger won = new AtomicInteger();
    together(thread ->
        () -> {
          for (int i = 0; i < 100; i++) {
            int version = items.find(eq("_id", 1)).first().getInteger("version");
            long modified =
                items
                    .updateOne(new Document("_id", 1).append("version", version), inc("version", 1))
                    .getModifiedCount();
            won.addAndGet((int) modified);
          }
          return null;
        });
    assertThat(items.find(eq("_id", 1)).first()).containsEntry("version", won.get());
  }

  @Test
  void createsCollectionsAndUpsertsOnce() throws Exception {
    together(thread ->
        () -> {
          for (int i = 0; i < 20; i++) {
            MongoCollection<Document> fresh = client.getDatabase("race").getCollection("c" + i);
            fresh.createIndex(ascending("n"));
            try {
              fresh.updateOne(eq("_id", 1), inc("n", 1), new UpdateOptions().upsert(true));
            } catch (DuplicateKeyException e) {
              throw new AssertionError("An upsert by _id must not collide with itself.", e);
            }
          }
          return null;
        });
    for (int i = 0; i < 20; i++) {
      assertThat(client.getDatabase("race").getCollection("c" + i).find())
          .containsExactly(new Document("_id", 1).append("n", THREADS));
    }
    IndexCheck.allIndexesAreWhole(mongo, "race");
  }
}
