package city.participation.notifications.guest;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.stereotype.Component;

/** The stored guests, each changed only as it was read. */
@Component
class Guests {

  private final MongoOperations mongo;

  Guests(MongoOperations mongo) {
    this.mongo = mongo;
    var indexes = mongo.indexOps(Guest.class);
    indexes.createIndex(new Index("person", Direction.ASC).unique().sparse().named("person"));
    indexes.createIndex(new Index("forgetAt", Direction.ASC).sparse().named("forgetAt"));
  }

  Optional<Guest> find(String address) {
    return Optional.ofNullable(mongo.findById(address, Guest.class));
  }

  Optional<Guest> called(String person) {
    return Optional.ofNullable(mongo.findOne(query(where("person").is(person)), Guest.class));
  }

  /** False: somebody else was faster, and nothing was done. */
  boolean store(Guest changed) {
    if (changed.version() == 1) {
      try {
        mongo.insert(changed);
        return true;
      } catch (DuplicateKeyException there) {
        return false;
      }
    }
    var before = query(where("_id").is(changed.address()).and("version").is(changed.version() - 1));
    return mongo.findAndReplace(before, changed) != null;
  }

  boolean delete(Guest asRead) {
    var unchanged = query(where("_id").is(asRead.address()).and("version").is(asRead.version()));
    return mongo.remove(unchanged, Guest.class).getDeletedCount() > 0;
  }

  List<Guest> late(Instant now, int limit) {
    return mongo.find(query(where("forgetAt").lte(now)).limit(limit), Guest.class);
  }
}
