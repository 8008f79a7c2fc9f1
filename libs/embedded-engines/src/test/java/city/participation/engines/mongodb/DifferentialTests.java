package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same random commands on this server, with random indexes, and on upstream's memory backend,
 * with the unique ones only. Every answer and every final content must be the same.
 */
class DifferentialTests {

  private static final int COMMANDS = 700;

  @TempDir Path folder;

  static LongStream seeds() {
    Long one = Long.getLong("seed");
    return one != null ? LongStream.of(one) : LongStream.range(0, 12);
  }

  @ParameterizedTest(name = "-Dseed={0}")
  @MethodSource("seeds")
  void answersAsTheMemoryBackendDoes(long seed) {
    MongoServer memory = new MongoServer(new MemoryBackend());
    String expected = memory.bindAndGetConnectionString();
    try (EmbeddedMongo embedded =
            seed % 2 == 0
                ? EmbeddedMongo.startInMemory()
                : EmbeddedMongo.start(folder.resolve("test.db"), 0);
        MongoClient ours = MongoClients.create(embedded.uri("test"));
        MongoClient theirs = MongoClients.create(expected)) {
      Random random = new Random(seed);
      List<String> history = new ArrayList<>();
      MongoCollection<Document> ourItems = ours.getDatabase("test").getCollection("items");
      MongoCollection<Document> theirItems = theirs.getDatabase("test").getCollection("items");
      Document unique = unique(seed);
      IndexOptions options = new IndexOptions().unique(true).sparse(seed % 3 == 0);
      ourItems.createIndex(unique, options);
      theirItems.createIndex(unique, options);
      history.add("unique index %s sparse=%s".formatted(unique.toJson(), options.isSparse()));
      for (int i = 0; i < COMMANDS; i++) {
        Command command = Command.any(random, i);
        history.add(command.text());
        Object mine = command.on(ourItems);
        Object reference = command.oursOnly() ? mine : command.on(theirItems);
        assertThat(mine)
            .as(() -> "seed %d, after:%n%s".formatted(seed, String.join("\n", history)))
            .isEqualTo(reference)
            .asString()
            .doesNotStartWith("code 171");
      }
      assertThat(contents(ourItems)).isEqualTo(contents(theirItems));
      IndexCheck.allIndexesAreWhole(embedded, "test");
    } finally {
      memory.shutdownNow();
    }
  }

  private static Document unique(long seed) {
    Document keys = new Document("u", 1);
    return seed % 2 == 0 ? keys : keys.append("v", -1);
  }

  private static List<String> contents(MongoCollection<Document> items) {
    return items.find().map(DifferentialTests::text).into(new ArrayList<>()).stream()
        .sorted()
        .toList();
  }

  /** Upstream keeps the order of fields through a replacement; ours, as MongoDB, takes the new. */
  private static String text(Document document) {
    return new Document(new TreeMap<>(document)).toJson();
  }

  record Command(
      String text, Function<MongoCollection<Document>, Object> action, boolean oursOnly) {

    Object on(MongoCollection<Document> items) {
      try {
        return action.apply(items);
      } catch (MongoWriteException e) {
        return "code " + e.getCode();
      } catch (MongoCommandException e) {
        return "code " + e.getErrorCode();
      }
    }

    static Command any(Random random, int number) {
      Words words = new Words(random);
      int kind = random.nextInt(100);
      if (number >= 12 && random.nextInt(8) == 0) {
        return switch (random.nextInt(4)) {
          case 0 -> aggregate(words, random);
          case 1 -> replace(words);
          case 2 -> bulk(words, random);
          default -> uniqueUpdate(words);
        };
      }
      if (number < 12 || kind < 30) {
        Document document = words.document();
        return new Command("insert " + document.toJson(), c -> insert(c, document), false);
      } else if (kind < 34) {
        return index(words, random, number);
      } else if (kind < 46) {
        Document filter = words.filter(0);
        Document change = words.change();
        boolean many = random.nextBoolean();
        // Which one of several is changed is for the server to choose.
        Document exact = many ? filter : new Document("_id", words.id());
        boolean upsert = !many && random.nextInt(4) == 0;
        return new Command(
            "update %s %s many=%s upsert=%s"
                .formatted(exact.toJson(), change.toJson(), many, upsert),
            c -> update(c, exact, change, many, upsert),
            false);
      } else if (kind < 50) {
        Document filter = random.nextBoolean() ? words.filter(0) : new Document("_id", words.id());
        boolean many = random.nextInt(4) == 0 && filter.size() > 1;
        Document exact = many ? filter : new Document("_id", words.id());
        return new Command(
            "delete " + exact.toJson(), c -> c.deleteMany(exact).getDeletedCount(), false);
      } else if (kind < 57) {
        Document filter = words.filter(0);
        Document sort = words.totalSort();
        Document change = words.change();
        boolean after = random.nextBoolean();
        boolean remove = random.nextInt(6) == 0;
        return new Command(
            "findAndModify %s %s %s after=%s remove=%s"
                .formatted(filter.toJson(), sort.toJson(), change.toJson(), after, remove),
            c -> findAndModify(c, filter, sort, change, after, remove),
            false);
      } else if (kind < 62) {
        Document filter = words.filter(0);
        return new Command("count " + filter.toJson(), c -> c.countDocuments(filter), false);
      } else if (kind < 65) {
        Document filter = words.filter(0);
        String field = List.of("a", "b", "tags", "u").get(random.nextInt(4));
        return new Command(
            "distinct %s %s".formatted(field, filter.toJson()),
            c -> distinct(c, field, filter),
            false);
      }
      Document filter = words.filter(0);
      Document sort = random.nextInt(4) == 0 ? new Document() : words.totalSort();
      int limit = sort.isEmpty() ? 0 : random.nextInt(8);
      int skip = limit > 0 && random.nextInt(4) == 0 ? random.nextInt(4) : 0;
      int batch = random.nextInt(3) == 0 ? 2 + random.nextInt(5) : 0;
      Document projection =
          random.nextInt(4) == 0 ? new Document(words.field(), 1) : new Document();
      return new Command(
          "find %s sort %s skip %d limit %d batch %d project %s"
              .formatted(filter.toJson(), sort.toJson(), skip, limit, batch, projection.toJson()),
          c -> {
            List<String> found =
                c.find(filter)
                    .sort(sort)
                    .skip(skip)
                    .limit(limit)
                    .batchSize(batch)
                    .projection(projection)
                    .map(DifferentialTests::text)
                    .into(new ArrayList<>());
            if (sort.isEmpty()) {
              found.sort(Comparator.naturalOrder());
            }
            return found;
          },
          false);
    }

    private static Command index(Words words, Random random, int number) {
      Document keys = new Document();
      int fields = 1 + random.nextInt(3);
      // No index may go over two arrays of one document.
      List<String> withArrays = List.of("c", "tags", "items.");
      String array = withArrays.get(random.nextInt(3));
      while (keys.size() < fields) {
        String field = random.nextInt(6) == 0 ? "_id" : words.field();
        if (field.startsWith(array) || withArrays.stream().noneMatch(field::startsWith)) {
          keys.append(field, random.nextBoolean() ? 1 : -1);
        }
      }
      if (keys.keySet().equals(Set.of("_id"))) {
        keys.append("a", 1);
      }
      IndexOptions options = new IndexOptions().name("index" + number);
      int kind = random.nextInt(5);
      if (kind == 0) {
        options.sparse(true);
      } else if (kind == 1) {
        options.partialFilterExpression(words.partial());
      }
      return new Command(
          "index %s %d %s".formatted(keys.toJson(), kind, options.getPartialFilterExpression()),
          c -> c.createIndex(keys, options),
          true);
    }

    private static Object insert(MongoCollection<Document> items, Document document) {
      items.insertOne(new Document(document));
      return "ok";
    }

    private static Object update(
        MongoCollection<Document> items,
        Document filter,
        Document change,
        boolean many,
        boolean upsert) {
      UpdateOptions options = new UpdateOptions().upsert(upsert);
      var result =
          many
              ? items.updateMany(filter, change, options)
              : items.updateOne(filter, change, options);
      return List.of(result.getMatchedCount(), result.getModifiedCount());
    }

    private static Object findAndModify(
        MongoCollection<Document> items,
        Document filter,
        Document sort,
        Document change,
        boolean after,
        boolean remove) {
      Document found =
          remove
              ? items.findOneAndDelete(filter, new FindOneAndDeleteOptions().sort(sort))
              : items.findOneAndUpdate(
                  filter,
                  change,
                  new FindOneAndUpdateOptions()
                      .sort(sort)
                      .returnDocument(after ? ReturnDocument.AFTER : ReturnDocument.BEFORE));
      return found == null ? "nothing" : DifferentialTests.text(found);
    }

    /** Which of several equal numbers stands for them is for the server to choose. */
    private static Object distinct(MongoCollection<Document> items, String field, Document filter) {
      Set<String> values = new TreeSet<>();
      for (BsonValue value : items.distinct(field, filter, BsonValue.class)) {
        boolean isNumber = value != null && value.isNumber();
        values.add(isNumber ? "" + value.asNumber().doubleValue() : "" + value);
      }
      return values;
    }

    private static Command aggregate(Words words, Random random) {
      Document filter = words.filter(0);
      boolean group = random.nextBoolean();
      List<Document> pipeline =
          group
              ? List.of(
                  new Document("$match", filter),
                  new Document(
                      "$group", new Document("_id", "$v").append("n", new Document("$sum", 1))),
                  new Document("$sort", new Document("_id", 1)))
              : List.of(
                  new Document("$match", filter),
                  new Document("$sort", words.totalSort()),
                  new Document("$limit", 1 + random.nextInt(8)));
      return new Command(
          "aggregate " + pipeline.stream().map(Document::toJson).toList(),
          c -> c.aggregate(pipeline).map(DifferentialTests::text).into(new ArrayList<>()),
          false);
    }

    /** One document only: which ones are changed before a clash is for the server to choose. */
    private static Command uniqueUpdate(Words words) {
      Document id = new Document("_id", words.id());
      Document change = new Document("$set", words.unique());
      return new Command(
          "update %s %s".formatted(id.toJson(), change.toJson()),
          c -> update(c, id, change, false, false),
          false);
    }

    private static Command replace(Words words) {
      Object id = words.id();
      Document replacement = words.document().append("_id", id);
      return new Command(
          "replace " + replacement.toJson(),
          c -> c.replaceOne(new Document("_id", id), replacement).getModifiedCount(),
          false);
    }

    /** Upstream goes on after an update that failed, even in order, so none here can fail. */
    private static Command bulk(Words words, Random random) {
      boolean ordered = random.nextBoolean();
      List<WriteModel<Document>> writes = new ArrayList<>();
      StringBuilder text = new StringBuilder("bulk ordered=" + ordered);
      int size = 2 + random.nextInt(4);
      for (int i = 0; i < size; i++) {
        Document id = new Document("_id", words.id());
        Document document = words.document();
        Document change = new Document("$set", new Document("b", words.scalar()));
        switch (random.nextInt(4)) {
          case 0 -> writes.add(new DeleteOneModel<>(id));
          case 1 -> writes.add(new UpdateOneModel<>(id, change));
          default -> writes.add(new InsertOneModel<>(document));
        }
        text.append(
            "; %s %s %s %s"
                .formatted(
                    writes.getLast().getClass().getSimpleName(),
                    id.toJson(),
                    document.toJson(),
                    change.toJson()));
      }
      return new Command(text.toString(), c -> bulk(c, writes, ordered), false);
    }

    private static Object bulk(
        MongoCollection<Document> items, List<WriteModel<Document>> writes, boolean ordered) {
      try {
        var result = items.bulkWrite(writes, new BulkWriteOptions().ordered(ordered));
        return List.of(
            result.getInsertedCount(), result.getDeletedCount(), result.getModifiedCount());
      } catch (MongoBulkWriteException e) {
        return e.getWriteErrors().stream().map(x -> x.getIndex() + " " + x.getCode()).toList();
      }
    }
  }

  /** Small sets of fields and values, so that much collides. */
  record Words(Random random) {

    Object id() {
      return random.nextInt(10) == 0
          ? new ObjectId("%024x".formatted(random.nextInt(20)))
          : (Object) random.nextInt(120);
    }

    String field() {
      return List.of("a", "b", "c", "tags", "deep.x", "items.n", "items.m").get(random.nextInt(7));
    }

    Object scalar() {
      return switch (random.nextInt(12)) {
        case 0, 1, 2, 3 -> random.nextInt(6);
        case 4 -> (long) random.nextInt(6);
        case 5 -> random.nextInt(12) / 2.0;
        case 6, 7 -> List.of("", "x", "xy", "y", "Ä", "z\u0001").get(random.nextInt(6));
        case 8 -> random.nextBoolean();
        case 9 -> Date.from(Instant.ofEpochMilli(random.nextInt(4) - 2));
        case 10 -> null;
        default -> new ObjectId("%024x".formatted(random.nextInt(4)));
      };
    }

    Object value() {
      int kind = random.nextInt(14);
      if (kind == 0) {
        List<Object> list = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
          list.add(scalar());
        }
        return list;
      }
      return kind == 1 ? new Document("x", scalar()) : scalar();
    }

    Document unique() {
      return new Document("u", random.nextInt(40)).append("v", random.nextInt(3));
    }

    Document document() {
      Document document = new Document("_id", id());
      Document unique = unique();
      unique.keySet().removeIf(key -> random.nextInt(5) == 0);
      document.putAll(unique);
      for (String field : List.of("a", "b", "c")) {
        if (random.nextInt(5) > 0) {
          document.append(field, field.equals("c") ? value() : scalar());
        }
      }
      if (random.nextInt(3) > 0) {
        List<Object> tags = new ArrayList<>();
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
          tags.add(scalar());
        }
        document.append("tags", tags);
      }
      if (random.nextInt(3) > 0) {
        document.append("deep", new Document("x", scalar()));
      }
      if (random.nextInt(4) == 0) {
        List<Object> items = new ArrayList<>();
        int size = random.nextInt(3);
        for (int i = 0; i < size; i++) {
          Document item = new Document("n", random.nextInt(3));
          if (random.nextBoolean()) {
            item.append("m", random.nextInt(3));
          }
          items.add(item);
        }
        document.append("items", items);
      }
      return document;
    }

    Document change() {
      return switch (random.nextInt(6)) {
        case 0 -> new Document("$unset", new Document(settable(), ""));
        case 1 -> new Document("$addToSet", new Document("tags", scalar()));
        case 2 -> new Document("$set", new Document("tags", List.of(1, scalarNonNull())));
        case 3 ->
            new Document("$set", new Document("a", scalar()).append("deep", new Document("x", 1)));
        default -> new Document("$set", new Document(settable(), scalar()));
      };
    }

    private Object scalarNonNull() {
      Object value = scalar();
      return value == null ? 0 : value;
    }

    private String settable() {
      return List.of("a", "b", "c", "deep.x").get(random.nextInt(4));
    }

    Document partial() {
      String field = List.of("a", "b", "c", "deep.x").get(random.nextInt(4));
      return switch (random.nextInt(3)) {
        case 0 -> new Document(field, new Document("$exists", true));
        case 1 -> new Document(field, new Document("$gt", random.nextInt(4)));
        default -> new Document(field, random.nextInt(6));
      };
    }

    Document totalSort() {
      Document sort = new Document();
      int fields = random.nextInt(3);
      for (int i = 0; i < fields; i++) {
        sort.append(List.of("a", "b", "deep.x").get(random.nextInt(3)), sign());
      }
      return sort.append("_id", sign());
    }

    private int sign() {
      return random.nextBoolean() ? 1 : -1;
    }

    Document filter(int depth) {
      Document filter = new Document();
      int fields = random.nextInt(3);
      for (int i = 0; i < fields; i++) {
        filter.append(random.nextInt(8) == 0 ? "_id" : field(), condition());
      }
      if (depth < 2 && random.nextInt(4) == 0) {
        String operator = List.of("$or", "$and", "$or", "$nor").get(random.nextInt(4));
        filter.append(operator, List.of(filter(depth + 1), filter(depth + 1)));
      }
      return filter;
    }

    /** What bounds a value is written like the value itself, where no other one lies between. */
    private Document neighbours(String operator, int bound, int value) {
      int low = random.nextInt(4);
      Function<Integer, Object> values =
          switch (random.nextInt(3)) {
            case 0 -> i -> Date.from(Instant.ofEpochMilli(low - 2 + i));
            case 1 -> i -> new ObjectId("%024x".formatted(low + i));
            default -> i -> i == 1;
          };
      return new Document(operator, values.apply(bound)).append("$eq", values.apply(value));
    }

    /** None finds the text of anything but a string, which upstream would take for one. */
    private Pattern pattern() {
      List<String> patterns = List.of("^x", "^xy?$", "^(x|y)", "y$", "^Ä", "^z");
      return Pattern.compile(patterns.get(random.nextInt(patterns.size())));
    }

    private Object condition() {
      return switch (random.nextInt(18)) {
        case 15 -> pattern();
        case 16 -> new Document("$not", pattern());
        case 17 -> new Document("$in", List.of(pattern(), scalarNonNull()));
        case 12 -> neighbours("$gt", 0, 1);
        case 13 -> neighbours("$lt", 1, 0);
        case 0 -> new Document("$gt", scalarNonNull());
        case 1 -> new Document("$gte", scalarNonNull());
        case 2 -> new Document("$lt", scalarNonNull());
        case 3 -> new Document("$lte", scalarNonNull());
        case 4 -> new Document("$gte", random.nextInt(4)).append("$lt", 2 + random.nextInt(4));
        case 5 -> new Document("$in", List.of(scalarNonNull(), scalarNonNull()));
        case 6 -> new Document("$ne", scalar());
        case 7 -> new Document("$exists", random.nextBoolean());
        case 8 -> new Document("$eq", scalar());
        default -> scalar();
      };
    }
  }
}
