package city.participation.partners.programme;

import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All programmes that we know; the inbox of messages writes them. */
@Component
class KnownProgrammes {

  private final MongoOperations mongo;

  KnownProgrammes(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Optional<KnownProgramme> find(String id) {
    // A row without them holds the place of messages of which nothing concerned us.
    Query known = Query.query(Criteria.where("_id").is(id).and("stages").exists(true));
    return Optional.ofNullable(mongo.findOne(known, KnownProgramme.class));
  }
}
