package city.participation.engines.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoServerException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTests {

  private static final int DUPLICATE = 11_000;
  private static final IndexOptions UNIQUE = new IndexOptions().unique(true);

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

  private void restart() {
    stop();
    start();
  }

  private static void refusesWith(int code, ThrowingCallable command) {
    assertThatThrownBy(command)
        .asInstanceOf(type(MongoServerException.class))
        .extracting(MongoServerException::getCode)
        .isEqualTo(code);
  }

  private List<String> names() {
    return items.listIndexes().map(index -> index.getString("name")).into(new ArrayList<>());
  }

  @Test
  void createsAnIndexBeforeThereIsACollection() {
    items.createIndex(ascending("a"));
    items.insertOne(new Document("_id", 1).append("a", 5));
    assertThat(items.find(eq("a", 5)).first()).isNotNull();
    assertThat(names()).containsExactlyInAnyOrder("_id_", "a_1");
  }

  @Test
  void refusesAUniqueIndexOverDuplicatesEveryTime() {
    items.insertMany(List.of(new Document("a", 1), new Document("a", 2), new Document("a", 1)));
    for (int attempt = 0; attempt < 3; attempt++) {
      refusesWith(DUPLICATE, () -> items.createIndex(ascending("a"), UNIQUE));
    }
    assertThat(names()).containsExactly("_id_");
    restart();
    refusesWith(DUPLICATE, () -> items.createIndex(ascending("a"), UNIQUE));
    items.deleteOne(eq("a", 1));
    items.createIndex(ascending("a"), UNIQUE);
    refusesWith(DUPLICATE, () -> items.insertOne(new Document("a", 2)));
    assertThat(items.countDocuments(eq("a", 1))).isOne();
  }

  @Test
  void fillsAnIndexFromWhatIsThereAndKeepsIt() {
    for (int i = 0; i < 300; i++) {
      items.insertOne(new Document("_id", i).append("a", i % 7).append("tags", List.of(i, -i)));
    }
    items.createIndex(compoundIndex(ascending("a"), descending("_id")));
    items.createIndex(ascending("tags"));
    IndexCheck.allIndexesAreWhole(mongo, "test");
    restart();
    IndexCheck.allIndexesAreWhole(mongo, "test");
    long before = mongo.documentsRead();
    assertThat(items.find(eq("tags", -17)).first()).containsEntry("_id", 17);
    assertThat(mongo.documentsRead() - before).isOne();
  }

  @Test
  void comparesNumbersByValueWhateverTheirType() {
    items.createIndex(ascending("a"), UNIQUE);
    items.insertOne(new Document("a", 1));
    refusesWith(DUPLICATE, () -> items.insertOne(new Document("a", 1.0)));
    refusesWith(DUPLICATE, () -> items.insertOne(new Document("a", 1L)));
    items.insertOne(new Document("a", Long.MAX_VALUE));
    items.insertOne(new Document("a", Long.MAX_VALUE - 1));
    assertThat(items.find(eq("a", Long.MAX_VALUE - 1)).into(new ArrayList<>())).hasSize(1);
  }

  @Test
  void letsASparseUniqueIndexPassWhatLacksAllItsFields() {
    items.createIndex(ascending("a", "b"), new IndexOptions().unique(true).sparse(true));
    items.insertMany(List.of(new Document("x", 1), new Document("x", 2), new Document("a", 1)));
    refusesWith(DUPLICATE, () -> items.insertOne(new Document("a", 1)));
    refusesWith(
        DUPLICATE, () -> items.updateOne(eq("x", 1), new Document("$set", new Document("a", 1))));
    assertThat(items.find(exists("a", false)).into(new ArrayList<>())).hasSize(2);
  }

  @Test
  void guardsAPartialUniqueIndexOnlyWithinItsFilter() {
    items.createIndex(
        ascending("seat"),
        new IndexOptions().unique(true).partialFilterExpression(eq("state", "TAKEN")));
    items.insertOne(new Document("_id", 1).append("seat", 7).append("state", "TAKEN"));
    items.insertOne(new Document("_id", 2).append("seat", 7).append("state", "GIVEN_BACK"));
    refusesWith(
        DUPLICATE,
        () -> items.updateOne(eq("_id", 2), new Document("$set", new Document("state", "TAKEN"))));
    items.updateOne(eq("_id", 1), new Document("$set", new Document("state", "GIVEN_BACK")));
    items.updateOne(eq("_id", 2), new Document("$set", new Document("state", "TAKEN")));
    IndexCheck.allIndexesAreWhole(mongo, "test");
  }

  @Test
  void refusesTheSameElementInTwoDocumentsOfAUniqueIndex() {
    items.createIndex(ascending("tags"), UNIQUE);
    items.insertOne(new Document("_id", 1).append("tags", List.of("a", "a", "b")));
    refusesWith(DUPLICATE, () -> items.insertOne(new Document("tags", List.of("c", "b"))));
    items.updateOne(eq("_id", 1), new Document("$pull", new Document("tags", "b")));
    items.insertOne(new Document("tags", List.of("c", "b")));
    IndexCheck.allIndexesAreWhole(mongo, "test");
  }

  @Test
  void leavesEverythingAsItWasIfAnUpdateIsRefused() {
    items.createIndex(ascending("a"));
    items.createIndex(ascending("b"), UNIQUE);
    items.insertOne(new Document("_id", 1).append("a", 1).append("b", 1));
    items.insertOne(new Document("_id", 2).append("a", 2).append("b", 2));
    Document clash = new Document("$set", new Document("a", 9).append("b", 1));
    refusesWith(DUPLICATE, () -> items.updateOne(eq("_id", 2), clash));
    refusesWith(DUPLICATE, () -> items.findOneAndUpdate(eq("_id", 2), clash));
    refusesWith(
        DUPLICATE, () -> items.updateOne(eq("_id", 3), clash, new UpdateOptions().upsert(true)));
    assertThat(items.find(eq("a", 9)).first()).isNull();
    assertThat(items.find(eq("a", 2)).first()).containsEntry("b", 2);
    IndexCheck.allIndexesAreWhole(mongo, "test");
  }

  @Test
  void takesTheSameIndexAgainButNoOtherUnderItsName() {
    items.createIndex(ascending("a"));
    items.createIndex(ascending("a"));
    assertThat(names()).containsExactlyInAnyOrder("_id_", "a_1");
    refusesWith(86, () -> items.createIndex(ascending("b"), new IndexOptions().name("a_1")));
    refusesWith(86, () -> items.createIndex(ascending("a"), UNIQUE));
    refusesWith(85, () -> items.createIndex(ascending("a"), new IndexOptions().name("other")));
  }

  @Test
  void dropsIndexesOfThisCollectionOnly() {
    MongoDatabase database = client.getDatabase("test");
    MongoCollection<Document> others = database.getCollection("others");
    items.createIndex(ascending("a"));
    items.createIndex(ascending("b"));
    others.createIndex(ascending("a"));
    items.dropIndex("a_1");
    refusesWith(27, () -> items.dropIndex("a_1"));
    items.dropIndexes();
    restart();
    assertThat(names()).containsExactly("_id_");
    assertThat(client.getDatabase("test").getCollection("others").listIndexes())
        .extracting(index -> index.getString("name"))
        .contains("a_1");
  }

  @Test
  void keepsIndexesThroughARename() {
    items.createIndex(ascending("tags"));
    items.insertMany(
        List.of(new Document("_id", 1).append("tags", List.of(1, 2)), new Document("_id", 2)));
    items.renameCollection(new MongoNamespace("test", "renamed"));
    restart();
    MongoCollection<Document> renamed = client.getDatabase("test").getCollection("renamed");
    long before = mongo.documentsRead();
    assertThat(renamed.find(eq("tags", 2)).first()).isNotNull();
    assertThat(renamed.find(eq("tags", 5)).first()).isNull();
    assertThat(mongo.documentsRead() - before).isOne();
    IndexCheck.allIndexesAreWhole(mongo, "test");
  }

  @Test
  void startsAfreshAfterADrop() {
    items.createIndex(ascending("a"), UNIQUE);
    items.insertOne(new Document("a", 1));
    items.drop();
    items.insertMany(List.of(new Document("a", 1), new Document("a", 1)));
    assertThat(names()).containsExactly("_id_");
    client.getDatabase("test").drop();
    restart();
    assertThat(items.find().first()).isNull();
  }

  @Test
  void refusesTwoArraysInOneIndex() {
    items.createIndex(ascending("a", "b"));
    assertThatThrownBy(() -> items.insertOne(new Document("a", List.of(1)).append("b", List.of(2))))
        .asInstanceOf(type(MongoServerException.class))
        .extracting(MongoServerException::getCode)
        .isEqualTo(171);
    assertThat(items.countDocuments()).isZero();
  }

  @Test
  void reportsWhichIndexWasViolated() {
    items.createIndex(ascending("email"), UNIQUE);
    items.insertOne(new Document("email", "x"));
    assertThatThrownBy(() -> items.insertOne(new Document("email", "x")))
        .hasMessageContaining("email_1")
        .isNotInstanceOf(MongoCommandException.class);
  }

  @Test
  void sortsThoughAnArrayThatTheFilterFixesIsOnlyPartlyInItsRange() {
    items.createIndex(ascending("items.n", "items.m", "a"));
    insertOthers();
    items.insertMany(
        List.of(
            new Document("_id", 1)
                .append("a", 1)
                .append("items", List.of(new Document("n", 1).append("m", 2))),
            new Document("_id", 2)
                .append("a", 2)
                .append(
                    "items",
                    List.of(
                        new Document("n", 1).append("m", 0),
                        new Document("n", 3).append("m", 2)))));
    assertThat(idsByA(and(eq("items.n", 1), eq("items.m", 2)))).containsExactly(1, 2);
  }

  @Test
  void sortsThoughAnArrayMeetsAWiderConditionToo() {
    items.createIndex(ascending("tags", "a"));
    insertOthers();
    items.insertMany(
        List.of(
            new Document("_id", 1).append("a", 1).append("tags", List.of(1)),
            new Document("_id", 2).append("a", 2).append("tags", List.of(0, 1)),
            new Document("_id", 3).append("a", 3).append("tags", List.of(0))));
    Bson one = eq("tags", 1);
    Bson several = in("tags", 0, 1);
    for (Bson filter : List.of(and(one, several), and(several, one))) {
      long before = mongo.documentsRead();
      assertThat(idsByA(filter)).containsExactly(1, 2);
      assertThat(mongo.documentsRead() - before).isEqualTo(2);
    }
  }

  @Test
  void appliesRegularExpressionsToStringsOnlyWithAnIndexAndWithout() {
    insertOthers();
    items.insertMany(
        List.of(
            new Document("_id", 1).append("a", "12"),
            new Document("_id", 2).append("a", 12),
            new Document("_id", 3).append("a", List.of(10, "x")),
            new Document("_id", 4).append("a", List.of(10, "1x")),
            new Document("_id", 5).append("a", List.of(List.of("1"))),
            new Document("_id", 6).append("a", new ObjectId("100000000000000000000000"))));
    for (boolean indexed : List.of(false, true)) {
      if (indexed) {
        items.createIndex(ascending("a"));
      }
      assertThat(ids("{a: /^1/}")).containsExactly(1, 4);
      assertThat(ids("{a: {$regex: '^1'}}")).containsExactly(1, 4);
      assertThat(ids("{a: {$regex: /^1X/, $options: 'i'}}")).containsExactly(4);
      assertThat(ids("{a: {$regex: '^1', $ne: '12'}}")).containsExactly(4);
      assertThat(ids("{a: {$in: [/^1/, 12]}}")).containsExactly(1, 2, 4);
      assertThat(ids("{a: {$all: [/^1/, 10]}}")).containsExactly(4);
      assertThat(ids("{a: {$elemMatch: {$regex: '^1'}}}")).containsExactly(4);
      assertThat(ids("{_id: {$lt: 9}, a: {$not: /^1/}}")).containsExactly(2, 3, 5, 6);
      assertThat(ids("{$or: [{a: /^1/}, {$nor: [{_id: {$ne: 2}}, {a: /^1/}]}]}"))
          .containsExactly(1, 2, 4);
    }
    long before = mongo.documentsRead();
    assertThat(ids("{a: {$in: [/^1/, 12]}}")).hasSize(3);
    assertThat(mongo.documentsRead() - before).isEqualTo(3);
  }

  @Test
  void appliesRegularExpressionsToStringsOnlyInEveryCommand() {
    items.insertMany(
        List.of(
            new Document("_id", 1).append("a", List.of(10, "1x")),
            new Document("_id", 2).append("a", 12)));
    Document beginsWithOne = Document.parse("{a: /^1/}");
    assertThat(items.countDocuments(beginsWithOne)).isOne();
    assertThat(items.distinct("_id", beginsWithOne, Integer.class)).containsExactly(1);
    List<Document> pipeline =
        List.of(
            new Document("$sort", new Document("_id", 1)), new Document("$match", beginsWithOne));
    assertThat(items.aggregate(pipeline)).hasSize(1);
    items.updateMany(beginsWithOne, new Document("$set", new Document("a.$", "y")));
    assertThat(items.find(eq("_id", 1)).first()).containsEntry("a", List.of(10, "y"));
    assertThat(items.deleteMany(beginsWithOne).getDeletedCount()).isZero();
    assertThat(items.findOneAndDelete(beginsWithOne)).isNull();
  }

  @Test
  void refusesARegularExpressionBesideAListOfValues() {
    refusesWith(238, () -> ids("{a: {$regex: '^1', $in: ['12']}}"));
  }

  private List<Integer> ids(String filter) {
    return items
        .find(Document.parse(filter))
        .sort(ascending("_id"))
        .map(item -> item.getInteger("_id"))
        .into(new ArrayList<>());
  }

  /** So many that reading all costs more than the index. */
  private void insertOthers() {
    for (int i = 100; i < 150; i++) {
      items.insertOne(new Document("_id", i));
    }
  }

  private List<Integer> idsByA(Bson filter) {
    return items
        .find(filter)
        .sort(ascending("a"))
        .map(item -> item.getInteger("_id"))
        .into(new ArrayList<>());
  }
}
