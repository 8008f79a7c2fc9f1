package city.participation.notifications.event;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Optional;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** The known events, where it is not about their messages. */
@Component
class KnownEvents {

  private final MongoOperations mongo;

  KnownEvents(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** Not a row in which messages wait for the first one. */
  Optional<KnownEvent> find(String event) {
    Query query = Query.query(where("_id").is(event).and("programme").exists(true));
    return Optional.ofNullable(mongo.findOne(query, KnownEvent.class));
  }
}
