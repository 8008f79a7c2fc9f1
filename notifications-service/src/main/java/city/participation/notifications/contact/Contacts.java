package city.participation.notifications.contact;

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

/** The stored contacts, each changed only as it was read. */
@Component
class Contacts {

  private final MongoOperations mongo;

  Contacts(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(Contact.class)
        .createIndex(new Index("forgetAt", Direction.ASC).sparse().named("forgetAt"));
  }

  Optional<Contact> find(String participant) {
    return Optional.ofNullable(mongo.findById(participant, Contact.class));
  }

  /** False: somebody else was faster, and nothing was done. */
  boolean store(Contact changed) {
    if (changed.version() == 1) {
      try {
        mongo.insert(changed);
        return true;
      } catch (DuplicateKeyException there) {
        return false;
      }
    }
    var before =
        query(where("_id").is(changed.participant()).and("version").is(changed.version() - 1));
    return mongo.findAndReplace(before, changed) != null;
  }

  boolean delete(Contact asRead) {
    var unchanged =
        query(where("_id").is(asRead.participant()).and("version").is(asRead.version()));
    return mongo.remove(unchanged, Contact.class).getDeletedCount() > 0;
  }

  List<Contact> late(Instant now, int limit) {
    return mongo.find(query(where("forgetAt").lte(now)).limit(limit), Contact.class);
  }
}
