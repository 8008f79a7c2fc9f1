package city.participation.events.guest;

import city.participation.events.Sha256;
import java.time.Instant;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The passes that count no more, by their guests. */
@Component
class VoidPasses {

  private final MongoOperations mongo;

  VoidPasses(MongoOperations mongo) {
    this.mongo = mongo;
    mongo.indexOps(VoidPass.class).createIndex(new Index().on("until", Direction.ASC));
  }

  boolean has(String guest) {
    return mongo.findById(Sha256.hex(guest), VoidPass.class) != null;
  }

  void add(String guest, Instant until) {
    mongo.save(new VoidPass(Sha256.hex(guest), until));
  }

  void forget(Instant now) {
    mongo.remove(Query.query(Criteria.where("until").lte(now)), VoidPass.class);
  }
}
