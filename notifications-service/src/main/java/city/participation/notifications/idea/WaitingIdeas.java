package city.participation.notifications.idea;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Those of the known ideas that wait; the inbox of messages writes them. */
@Component
class WaitingIdeas {

  private final MongoOperations mongo;

  WaitingIdeas(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(KnownIdea.class)
        .createIndex(
            new Index("waitingSince", Direction.ASC)
                .on("_id", Direction.ASC)
                .named("waitingSince_id"));
  }

  List<WaitingIdea> after(FindWaitingIdeas.@Nullable Position last, int limit) {
    Query waiting =
        new Query(last == null ? where("waitingSince").gte(Instant.EPOCH) : behind(last))
            .with(Sort.by(Direction.ASC, "waitingSince", "_id"))
            .limit(limit);
    return mongo.find(waiting, Row.class, mongo.getCollectionName(KnownIdea.class)).stream()
        .map(row ->
            new WaitingIdea(
                row.id(), row.theme(), row.district(), row.origin(), row.waitingSince()))
        .toList();
  }

  private static Criteria behind(FindWaitingIdeas.Position last) {
    return where("waitingSince")
        .gte(last.waitingSince())
        .orOperator(where("waitingSince").gt(last.waitingSince()), where("_id").gt(last.idea()));
  }

  private record Row(
      @Id String id,
      @Nullable String theme,
      @Nullable String district,
      @Nullable String origin,
      Instant waitingSince) {}
}
