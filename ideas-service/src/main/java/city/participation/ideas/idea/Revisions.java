package city.participation.ideas.idea;

import java.time.Instant;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Superseded revisions, beside the idea so that its document stays small. A row is written before
 * the idea moves on from it and never changes: left over after a crash it says what is still true.
 */
@Component
class Revisions {

  @Document("revisions")
  record Row(@Id String id, String ideaId, int number, IdeaContent content, Instant since) {}

  private final MongoOperations mongo;

  Revisions(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(Row.class)
        .createIndex(new Index().on("ideaId", Direction.ASC).on("number", Direction.ASC));
  }

  void keep(Idea superseded) {
    String id = superseded.id() + ":" + superseded.revision();
    try {
      mongo.insert(
          new Row(
              id,
              superseded.id(),
              superseded.revision(),
              superseded.content(),
              superseded.revisionSince()));
    } catch (DuplicateKeyException alreadyKept) {
      // By a request that died or lost the race: the content of this revision is the same.
    }
  }

  /** Those before the idea's current one, oldest first. */
  List<Revision> before(Idea idea) {
    Query query =
        Query.query(Criteria.where("ideaId").is(idea.id()).and("number").lt(idea.revision()))
            .with(Sort.by("number"));
    return mongo.find(query, Row.class).stream()
        .map(row -> new Revision(row.number(), row.content(), row.since()))
        .toList();
  }
}
