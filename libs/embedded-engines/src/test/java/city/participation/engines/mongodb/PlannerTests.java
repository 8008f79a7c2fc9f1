package city.participation.engines.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many of 50,000 documents a command has to look at. */
class PlannerTests {

  private static final int ALL = 50_000;
  private static final Bson NEWEST = Sorts.descending("publishedAt", "_id");

  private static EmbeddedMongo mongo;
  private static MongoClient client;
  private static MongoCollection<Document> ideas;

  @BeforeAll
  static void fill() {
    mongo = EmbeddedMongo.startInMemory();
    client = MongoClients.create(mongo.uri("ideas"));
    ideas = client.getDatabase("ideas").getCollection("ideas");
    ideas.createIndex(compoundIndex(ascending("status"), descending("publishedAt", "_id")));
    ideas.createIndex(ascending("author"));
    ideas.createIndex(ascending("tags"));
    ideas.createIndex(ascending("code"), new IndexOptions().unique(true).sparse(true));
    ideas.createIndex(
        ascending("outbox.due"),
        new IndexOptions().partialFilterExpression(exists("outbox.messages.0")));
    for (int from = 0; from < ALL; from += 1_000) {
      List<Document> batch = new ArrayList<>();
      for (int i = from; i < from + 1_000; i++) {
        Document idea =
            new Document("_id", "idea-%05d".formatted(i * 7919 % ALL))
                .append("version", 1L)
                .append("status", i % 10 == 0 ? "SUBMITTED" : "PUBLISHED")
                // Several share one moment, as they do in a fast system.
                .append("publishedAt", (long) i / 5)
                .append("author", "person-" + i % 2_500)
                .append("tags", List.of("tag-" + i % 1_000, "tag-" + (i + 1) % 1_000))
                .append("outbox", new Document("messages", List.of()));
        if (i % 100 == 0) {
          idea.append("code", "code-" + i);
        }
        if (i % 5_000 == 0) {
          idea.append(
              "outbox", new Document("due", i).append("messages", List.of(new Document("seq", 1))));
        }
        batch.add(idea);
      }
      ideas.insertMany(batch);
    }
  }

  @AfterAll
  static void stop() {
    client.close();
    mongo.close();
  }

  private static long examined(Supplier<?> command) {
    long before = mongo.documentsRead();
    assertThat(command.get()).isNotNull();
    return mongo.documentsRead() - before;
  }

  private static List<Document> found(Bson filter, Bson sort, int limit) {
    return ideas.find(filter).sort(sort).limit(limit).into(new ArrayList<>());
  }

  @Test
  void looksAtOneDocumentForAnIdWithMoreConditions() {
    Bson exact = new Document("_id", "idea-00042").append("version", 1L);
    assertThat(examined(() -> found(exact, null, 0))).isEqualTo(1);
    assertThat(examined(() -> found(and(eq("_id", "idea-00042"), eq("version", 1L)), null, 0)))
        .isEqualTo(1);
    assertThat(examined(() -> ideas.updateOne(exact, set("title", "new")))).isEqualTo(1);
    assertThat(examined(() -> ideas.updateOne(eq("_id", "nobody"), set("title", "new")))).isZero();
    assertThat(examined(() -> ideas.deleteOne(eq("_id", "nobody")))).isZero();
  }

  @Test
  void readsOnePageOfTheNewestInOrder() {
    List<Document> page = new ArrayList<>();
    assertThat(examined(() -> page.addAll(found(eq("status", "PUBLISHED"), NEWEST, 21))))
        .isEqualTo(21);
    assertThat(page).hasSize(21).isSortedAccordingTo(PlannerTests::newestFirst);
  }

  @Test
  void readsEveryPageOfAKeysetAtTheSameCost() {
    Document last = null;
    int seen = 0;
    for (int page = 0; page < 200; page++) {
      Bson filter = eq("status", "SUBMITTED");
      if (last != null) {
        Bson later =
            or(
                lt("publishedAt", last.get("publishedAt")),
                and(eq("publishedAt", last.get("publishedAt")), lt("_id", last.get("_id"))));
        filter = and(filter, later);
      }
      Bson query = filter;
      List<Document> documents = new ArrayList<>();
      assertThat(examined(() -> documents.addAll(found(query, NEWEST, 25))))
          .isLessThanOrEqualTo(25);
      assertThat(documents).isSortedAccordingTo(PlannerTests::newestFirst);
      seen += documents.size();
      last = documents.getLast();
    }
    assertThat(seen).isEqualTo(ALL / 10);
    Document end = last;
    assertThat(
            found(
                and(
                    eq("status", "SUBMITTED"),
                    or(
                        lt("publishedAt", end.get("publishedAt")),
                        and(eq("publishedAt", end.get("publishedAt")), lt("_id", end.get("_id"))))),
                NEWEST,
                25))
        .isEmpty();
  }

  @Test
  void readsOnlyTheRangeOfAnEqualityPrefix() {
    Bson filter = and(eq("status", "PUBLISHED"), gte("publishedAt", 100L), lt("publishedAt", 110L));
    assertThat(examined(() -> found(filter, Sorts.ascending("publishedAt"), 0))).isEqualTo(45);
  }

  @Test
  void usesTheIndexForAFewValues() {
    assertThat(examined(() -> found(in("author", "person-1", "person-7", "nobody"), null, 0)))
        .isEqualTo(40);
  }

  @Test
  void findsElementsOfArraysThroughTheirIndex() {
    assertThat(examined(() -> found(eq("tags", "tag-17"), null, 0))).isEqualTo(100);
    // Both elements are in the range, each document is read once.
    assertThat(examined(() -> found(in("tags", "tag-17", "tag-18"), null, 0))).isEqualTo(150);
  }

  @Test
  void prefersTheIndexThatLeavesLess() {
    Bson filter = and(eq("status", "PUBLISHED"), eq("author", "person-1"));
    assertThat(examined(() -> found(filter, NEWEST, 10))).isEqualTo(20);
  }

  @Test
  void usesASparseIndexOnlyIfNothingIsMissingThere() {
    assertThat(examined(() -> found(eq("code", "code-300"), null, 0))).isEqualTo(1);
    assertThat(examined(() -> found(eq("code", null), null, 0))).isEqualTo(ALL);
    assertThat(found(eq("code", null), null, 0)).hasSize(ALL - ALL / 100);
  }

  @Test
  void usesAPartialIndexOnlyIfTheQueryIsWithinIt() {
    Bson due = lte("outbox.due", 20_000);
    assertThat(
            examined(() ->
                found(and(exists("outbox.messages.0"), due), Sorts.ascending("outbox.due"), 100)))
        .isEqualTo(5);
    assertThat(examined(() -> found(exists("outbox.messages.0"), null, 0))).isEqualTo(10);
    assertThat(examined(() -> found(due, null, 0))).isEqualTo(ALL);
  }

  @Test
  void readsTheBeginningOfStringsThroughTheIndex() {
    assertThat(examined(() -> found(regex("author", "^person-249"), null, 0))).isEqualTo(220);
    assertThat(found(regex("author", "^person-249"), null, 0)).hasSize(220);
  }

  @Test
  void countsThroughTheIndex() {
    assertThat(examined(() -> ideas.countDocuments(eq("author", "person-3")))).isEqualTo(20);
  }

  @Test
  void matchesFirstInAnAggregate() {
    List<Bson> pipeline =
        List.of(
            Aggregates.match(eq("author", "person-3")),
            Aggregates.group("$status", Accumulators.sum("n", 1)));
    assertThat(examined(() -> ideas.aggregate(pipeline).into(new ArrayList<>()))).isEqualTo(20);
  }

  @Test
  void changesTheFirstOfASortedClaim() {
    Bson due = and(exists("outbox.messages.0"), gt("outbox.due", 30_000));
    assertThat(
            examined(() ->
                ideas.findOneAndUpdate(
                    due,
                    set("owner", "me"),
                    new FindOneAndUpdateOptions().sort(Sorts.ascending("outbox.due")))))
        .isEqualTo(1);
    assertThat(examined(() -> ideas.updateMany(eq("author", "person-4"), set("seen", true))))
        .isEqualTo(20);
    assertThat(examined(() -> ideas.updateOne(eq("author", "person-4"), set("seen", false))))
        .isEqualTo(1);
  }

  @Test
  void explainsWhatItDoes() {
    Document find =
        new Document("find", "ideas").append("filter", new Document("author", "person-5"));
    Document explained = client.getDatabase("ideas").runCommand(new Document("explain", find));
    assertThat(explained.getEmbedded(List.of("executionStats", "totalDocsExamined"), Long.class))
        .isEqualTo(20);
    assertThat(
            explained.getEmbedded(
                List.of("queryPlanner", "winningPlan", "inputStage", "indexName"), String.class))
        .isEqualTo("author_1");
  }

  @Test
  void readsAllInTheOrderOfTheIndexRatherThanSortsThem() {
    MongoCollection<Document> all = client.getDatabase("all").getCollection("ideas");
    all.createIndex(compoundIndex(ascending("status"), descending("publishedAt", "_id")));
    for (long i = 0; i < 100; i++) {
      all.insertOne(
          new Document("_id", "idea-" + i).append("status", "PUBLISHED").append("publishedAt", i));
    }
    Document find =
        new Document("find", "ideas")
            .append("filter", new Document("status", "PUBLISHED"))
            .append("sort", new Document("publishedAt", -1).append("_id", -1));
    Document explained = client.getDatabase("all").runCommand(new Document("explain", find));
    assertThat(
            explained.getEmbedded(
                List.of("queryPlanner", "winningPlan", "inputStage", "indexName"), String.class))
        .startsWith("status_1");
  }

  private static int newestFirst(Document left, Document right) {
    int byTime = Long.compare(right.getLong("publishedAt"), left.getLong("publishedAt"));
    return byTime != 0 ? byTime : right.getString("_id").compareTo(left.getString("_id"));
  }
}
