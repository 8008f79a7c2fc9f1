package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate that begins with what a query can do: {@code $match}, {@code $sort}, {@code $limit}.
 */
final class Pipeline {

  private final List<Document> stages;
  private int next;

  Pipeline(Document aggregate) {
    this.stages = Aggregation.parse(aggregate.get("pipeline"));
  }

  static boolean begins(Document aggregate) {
    return aggregate.get("pipeline") instanceof List<?> stages
        && !stages.isEmpty()
        && stages.getFirst() instanceof Document first
        && first.get("$match") instanceof Document;
  }

  Document run(
      MongoDatabase database,
      EmbeddedCollection collection,
      DatabaseResolver databases,
      Oplog oplog) {
    Document filter = (Document) leading("$match", Document.class);
    Document sort = (Document) leading("$sort", Document.class);
    Number limit = (Number) leading("$limit", Number.class);
    List<Document> others = stages.subList(next, stages.size());
    Aggregation rest = Aggregation.fromPipeline(others, databases, database, collection, oplog);
    rest.validate(new Document("cursor", new Document()));
    List<Document> result =
        collection.find(
            filter == null ? new Document() : filter,
            sort,
            limit == null ? 0 : limit.intValue(),
            rest::runStages);
    return Answers.ok(
        new Document(
            "cursor",
            new Document("id", 0L)
                .append("ns", collection.getFullName())
                .append("firstBatch", result)));
  }

  private @Nullable Object leading(String stage, Class<?> type) {
    if (next < stages.size() && type.isInstance(stages.get(next).get(stage))) {
      return stages.get(next++).get(stage);
    }
    return null;
  }
}
