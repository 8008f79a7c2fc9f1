package city.participation.notifications.circular;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The circulars that are on their way. */
@Component
class Circulars {

  private final MongoOperations mongo;

  Circulars(MongoOperations mongo) {
    this.mongo = mongo;
    mongo.indexOps(Circular.class).createIndex(new Index("due", Direction.ASC).named("due"));
  }

  /** One that is on its way stays as it is. */
  void add(Circular circular) {
    try {
      mongo.insert(circular);
    } catch (DuplicateKeyException there) {
      // The same message, handled twice.
    }
  }

  /** The one that waits longest. */
  Optional<Circular> claim(Instant now, Instant until) {
    Query due = query(where("due").lte(now)).with(Sort.by(Direction.ASC, "due"));
    Circular before = mongo.findAndModify(due, new Update().set("due", until), Circular.class);
    return Optional.ofNullable(before).map(it -> it.claimed(until));
  }

  /** Not if the claim has run out: then somebody else goes on with it. */
  void store(Circular claimed, Circular next) {
    mongo.findAndReplace(ours(claimed), next);
  }

  void end(Circular claimed) {
    mongo.remove(ours(claimed), Circular.class);
  }

  long waiting() {
    return mongo.count(query(where("due").gte(Instant.EPOCH)), Circular.class);
  }

  private static Query ours(Circular claimed) {
    return query(where("_id").is(claimed.id()).and("due").is(claimed.due()));
  }
}
