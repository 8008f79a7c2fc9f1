package city.participation.notifications.idea;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Finds the ideas that wait for a moderator, the one that waits longest first. */
@Component
public class FindWaitingIdeas {

  private final MongoOperations mongo;

  FindWaitingIdeas(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(KnownIdea.class)
        .createIndex(
            new Index("waitingSince", Direction.ASC)
                .on("_id", Direction.ASC)
                .named("waitingSince_id"));
  }

  /** {@code last}: the last one of the page before. */
  public List<WaitingIdea> after(@Nullable Position last, int limit) {
    Query waiting =
        new Query(last == null ? where("waitingSince").gte(Instant.EPOCH) : behind(last))
            .with(Sort.by(Direction.ASC, "waitingSince", "_id"))
            .limit(limit);
    return mongo.find(waiting, WaitingIdea.class, mongo.getCollectionName(KnownIdea.class));
  }

  private static Criteria behind(Position last) {
    return where("waitingSince")
        .gte(last.waitingSince())
        .orOperator(where("waitingSince").gt(last.waitingSince()), where("_id").gt(last.idea()));
  }

  /** Where an idea stands in the list. */
  public record Position(Instant waitingSince, String idea) {}
}
