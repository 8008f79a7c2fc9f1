package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What upstream ignores or answers wrongly. */
class PortabilityTests {

  private static final int NOT_IMPLEMENTED = 238;

  private static EmbeddedMongo mongo;
  private static MongoClient client;

  private MongoDatabase database;
  private MongoCollection<Document> items;

  @BeforeAll
  static void start() {
    mongo = EmbeddedMongo.startInMemory();
    client = MongoClients.create(mongo.uri("test"));
  }

  @AfterAll
  static void stop() {
    client.close();
    mongo.close();
  }

  @BeforeEach
  void fill() {
    database = client.getDatabase("test");
    database.drop();
    items = database.getCollection("items");
    items.insertOne(new Document("_id", 1).append("a", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'items', collation: {locale: 'de'}}",
        "{find: 'items', projection: {b: '$a'}}",
        "{find: 'items', projection: {b: {$concat: ['$a', 'y']}}}",
        "{find: 'items', projection: {'items.$': 1}}",
        "{find: 'items', projection: {'items.$.n': 1}}",
        "{findAndModify: 'items', remove: true, fields: {'items.$': 1}}",
        "{find: 'items', let: {x: 1}}",
        "{find: 'items', tailable: true}",
        "{update: 'items', updates: [{q: {}, u: {$set: {a: 1}}, collation: {locale: 'de'}}]}",
        "{update: 'items', updates: [{q: {}, u: {$set: {a: 1}}, sort: {a: 1}}]}",
        "{update: 'items', updates: [{q: {}, u: [{$set: {a: 1}}]}]}",
        "{delete: 'items', deletes: [{q: {}, limit: 0, collation: {locale: 'de'}}]}",
        "{findAndModify: 'items', update: [{$set: {a: 1}}]}",
        "{findAndModify: 'items', remove: true, collation: {locale: 'de'}}",
        "{aggregate: 'items', pipeline: [], cursor: {}, collation: {locale: 'de'}}",
        "{aggregate: 'items', cursor: {}, pipeline: [{$graphLookup: {from: 'items', as: 'b',"
            + " startWith: '$a', connectFromField: 'a', connectToField: 'a'}}]}",
        "{aggregate: 'items', cursor: {}, pipeline: [{$facet: {b: [{$graphLookup: {from: 'items',"
            + " as: 'b', startWith: '$a', connectFromField: 'a', connectToField: 'a'}}]}}]}",
        "{create: 'c', validator: {a: 1}}",
        "{create: 'c', viewOn: 'items', pipeline: []}",
        "{create: 'c', timeseries: {timeField: 't'}}",
        "{create: 'c', capped: true, size: 1000}",
        "{create: 'c', collation: {locale: 'de'}}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i', expireAfterSeconds: 1}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i', collation: {locale: 'de'}}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 'text'}, name: 'i'}]}",
        "{createIndexes: 'items', indexes: [{key: {a: '2d'}, name: 'i'}]}",
        "{createIndexes: 'items', indexes: [{key: {a: '2dsphere'}, name: 'i'}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 'hashed'}, name: 'i'}]}",
        "{createIndexes: 'items', indexes: [{key: {'$**': 1}, name: 'i'}]}",
        "{createIndexes: 'items', indexes: [{key: {'a.0': 1}, name: 'i'}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i', hidden: true}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i', sparse: true,"
            + " partialFilterExpression: {a: 1}}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i',"
            + " partialFilterExpression: {a: {$ne: 1}}}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i',"
            + " partialFilterExpression: {a: {$exists: false}}}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i',"
            + " partialFilterExpression: {$or: [{a: 1}, {b: 1}]}}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i',"
            + " partialFilterExpression: {$and: [{a: 1}, {a: 2}]}}]}",
        "{insert: 'items', documents: [{a: 1}], writeConcern: {w: 0}}",
      })
  void refusesWhatItWouldOtherwiseIgnore(String command) {
    Document before = items.find().first();
    assertThatThrownBy(() -> database.runCommand(Document.parse(command)))
        .asInstanceOf(type(MongoCommandException.class))
        .satisfies(e -> {
          assertThat(e.getErrorCode()).isEqualTo(NOT_IMPLEMENTED);
          assertThat(e.getErrorCodeName()).isEqualTo("NotImplemented");
          assertThat(e.getErrorMessage()).contains("embedded database does not support");
        });
    assertThat(items.find().into(new ArrayList<>())).containsExactly(before);
    assertThat(items.listIndexes().into(new ArrayList<>())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{find: 'items', filter: {a: 1}, hint: 'a_1'} | 2",
        "{count: 'items', query: {a: 1}, hint: {a: 1}} | 2",
        "{update: 'items', updates: [{q: {}, u: {$set: {a: 1}}, hint: 'a_1'}]} | 2",
        "{delete: 'items', deletes: [{q: {}, limit: 0, hint: 'a_1'}]} | 2",
        "{noSuchThing: 1, a: 'secret'} | 59",
      })
  void answersErrorsAsMongoDbDoes(String command, int code) {
    assertThatThrownBy(() -> database.runCommand(Document.parse(command)))
        .asInstanceOf(type(MongoCommandException.class))
        .extracting(MongoCommandException::getErrorCode)
        .isEqualTo(code);
    assertThat(items.countDocuments()).isOne();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{find: 'items', hint: '_id_'}",
        "{find: 'items', projection: {a: 1, _id: 0}}",
        "{find: 'items', projection: {a: {$slice: 1}}}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i', background: true}]}",
        "{createIndexes: 'items', indexes: [{key: {a: 1}, name: 'i',"
            + " partialFilterExpression: {$and: [{a: {$gt: 1}}, {b: {$exists: true}}]}}]}",
        "{create: 'c', capped: false}",
      })
  void acceptsWhatItDoes(String command) {
    assertThat(database.runCommand(Document.parse(command))).containsEntry("ok", 1.0);
  }

  @Test
  void refusesADottedFieldBeforeAnyIndexHasChanged() {
    items.createIndex(new Document("a", 1));
    Document replacement = new Document("_id", 1).append("a", "y").append("b.c", 1);
    for (String command : List.of("update", "findAndModify", "insert")) {
      Document refused =
          switch (command) {
            case "update" ->
                new Document(command, "items")
                    .append(
                        "updates",
                        List.of(
                            new Document("q", new Document("_id", 1)).append("u", replacement)));
            case "findAndModify" ->
                new Document(command, "items")
                    .append("query", new Document("_id", 1))
                    .append("update", replacement);
            default ->
                new Document(command, "items")
                    .append("documents", List.of(new Document(replacement).append("_id", 2)));
          };
      assertThat(errorOf(refused)).as(command).isEqualTo(NOT_IMPLEMENTED);
    }
    assertThat(items.find(new Document("a", "y")).first()).isNull();
    assertThat(items.find(new Document("a", "x")).first()).containsEntry("_id", 1);
    IndexCheck.allIndexesAreWhole(mongo, "test");
  }

  @Test
  void refusesToMoveACollectionToAnotherDatabase() {
    MongoDatabase admin = client.getDatabase("admin");
    MongoCollection<Document> other = client.getDatabase("other").getCollection("items");
    other.drop();
    other.insertOne(new Document("_id", 5));
    Document move =
        new Document("renameCollection", "test.items")
            .append("to", "other.items")
            .append("dropTarget", true);
    assertThatThrownBy(() -> admin.runCommand(move))
        .asInstanceOf(type(MongoCommandException.class))
        .extracting(MongoCommandException::getErrorCode)
        .isEqualTo(NOT_IMPLEMENTED);
    assertThat(items.countDocuments()).isOne();
    assertThat(other.countDocuments()).isOne();
  }

  private int errorOf(Document command) {
    try {
      Document answer = database.runCommand(command);
      List<Document> errors = answer.getList("writeErrors", Document.class, List.of());
      return errors.isEmpty() ? 0 : errors.getFirst().getInteger("code");
    } catch (MongoCommandException e) {
      return e.getErrorCode();
    }
  }

  @Test
  void refusesAnIdThatNoIndexEntryCanHold() {
    items.createIndex(new Document("a", 1));
    Document tooLong = new Document("_id", "x".repeat(0xFFFF)).append("a", "z");
    assertThat(errorOf(new Document("insert", "items").append("documents", List.of(tooLong))))
        .isEqualTo(NOT_IMPLEMENTED);
    Document justRight = new Document("_id", "x".repeat(0xFFFF - 2)).append("a", "z");
    items.insertOne(justRight);
    assertThat(items.find(new Document("a", "z"))).containsExactly(justRight);
  }

  @Test
  void closesTheConnectionOfACommandThatEndsInAnError() {
    items.insertOne(new Document("_id", 2).append("a", "x".repeat(200_000)));
    // The JDK's expressions recurse for each repetition of a group.
    Document filter = new Document("_id", 2).append("a", new Document("$regex", "^(x|x.)*$"));
    try (MongoClient other =
        MongoClients.create(mongo.uri("test") + "?socketTimeoutMS=30000&retryReads=false")) {
      assertThatThrownBy(
              () -> other.getDatabase("test").getCollection("items").find(filter).first())
          .isInstanceOf(MongoException.class)
          .isNotInstanceOf(MongoSocketReadTimeoutException.class);
    }
    assertThat(items.countDocuments()).isEqualTo(2);
  }

  @Test
  void stopsOrderedUpdatesAtTheFirstError() {
    items.insertOne(new Document("_id", 2).append("n", "text"));
    List<UpdateOneModel<Document>> updates =
        List.of(
            new UpdateOneModel<>(
                new Document("_id", 1), new Document("$inc", new Document("n", 1))),
            new UpdateOneModel<>(
                new Document("_id", 2), new Document("$inc", new Document("n", 1))),
            new UpdateOneModel<>(
                new Document("_id", 1), new Document("$inc", new Document("n", 1))));
    assertThatThrownBy(() -> items.bulkWrite(updates))
        .asInstanceOf(type(MongoBulkWriteException.class))
        .satisfies(e -> {
          assertThat(e.getWriteErrors()).singleElement().extracting("index").isEqualTo(1);
          assertThat(e.getWriteResult().getModifiedCount()).isOne();
        });
    assertThat(items.find(new Document("_id", 1)).first()).containsEntry("n", 1);
  }

  @Test
  void countsWhatWasReallyInserted() {
    List<Document> documents =
        List.of(new Document("_id", 5), new Document("_id", 1), new Document("_id", 6));
    assertThatThrownBy(() -> items.insertMany(documents, new InsertManyOptions().ordered(false)))
        .asInstanceOf(type(MongoBulkWriteException.class))
        .satisfies(e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2));
    List<Document> more =
        List.of(new Document("_id", 7), new Document("_id", 1), new Document("_id", 8));
    assertThatThrownBy(() -> items.insertMany(more))
        .asInstanceOf(type(MongoBulkWriteException.class))
        .satisfies(e -> assertThat(e.getWriteResult().getInsertedCount()).isOne());
    assertThat(items.countDocuments()).isEqualTo(4);
  }

  @Test
  void listsTheCollectionsThatWereAskedFor() {
    database.createCollection("others");
    assertThat(
            database
                .listCollections()
                .filter(new Document("name", "others"))
                .map(collection -> collection.getString("name")))
        .containsExactly("others");
    assertThat(client.listDatabaseNames()).contains("test");
  }

  @Test
  void readsALongResultBatchByBatchAsItWasAtTheBeginning() {
    List<Document> many = new ArrayList<>();
    for (int i = 2; i <= 3_000; i++) {
      many.add(new Document("_id", i));
    }
    items.insertMany(many);
    List<Integer> seen = new ArrayList<>();
    try (MongoCursor<Document> cursor = items.find().iterator()) {
      seen.add(cursor.next().getInteger("_id"));
      items.deleteMany(new Document("_id", new Document("$gt", 500)));
      cursor.forEachRemaining(document -> seen.add(document.getInteger("_id")));
    }
    assertThat(seen).hasSize(3_000).doesNotHaveDuplicates();
    assertThat(items.countDocuments()).isEqualTo(500);
    assertThat(mongo.openCursors()).isZero();
  }

  @Test
  void closesACursorThatTheClientCloses() {
    insertMore();
    try (MongoCursor<Document> cursor = items.find().iterator()) {
      cursor.next();
      assertThat(mongo.openCursors()).isOne();
    }
    assertThat(mongo.openCursors()).isZero();
  }

  @Test
  void closesACursorThatTheClientForgetsAtTheNextChange() {
    insertMore();
    mongo.mostIdle(Duration.ZERO);
    try (MongoCursor<Document> forgotten = items.find().iterator()) {
      forgotten.next();
      assertThat(mongo.openReadings()).isOne();
      items.insertOne(new Document());
      assertThat(mongo.openCursors()).isZero();
      assertThat(mongo.openReadings()).isZero();
    } finally {
      mongo.mostIdle(Duration.ofMinutes(10));
    }
  }

  private void insertMore() {
    List<Document> more = new ArrayList<>();
    for (int i = 2; i <= 500; i++) {
      more.add(new Document("_id", i));
    }
    items.insertMany(more);
  }
}
