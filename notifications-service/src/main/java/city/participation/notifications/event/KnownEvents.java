package city.participation.notifications.event;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The known events, where it is not about their messages. */
@Component
class KnownEvents {

  private final MongoOperations mongo;

  KnownEvents(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(KnownEvent.class)
        .createIndex(new Index("over", Direction.ASC).sparse().named("over"));
  }

  /** Not a row in which messages wait for the first one. */
  Optional<KnownEvent> find(String event) {
    Query query = Query.query(where("_id").is(event).and("programme").exists(true));
    return Optional.ofNullable(mongo.findOne(query, KnownEvent.class));
  }

  /** Those of which it is not forgotten yet who was registered, longest over first. */
  List<String> over(Instant before, int limit) {
    Query over = Query.query(where("over").lt(before)).with(Sort.by("over")).limit(limit);
    over.fields().include("_id");
    return mongo.find(over, Document.class, mongo.getCollectionName(KnownEvent.class)).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Unless it has got another time meanwhile. */
  void forgotten(String event, Instant before) {
    mongo.updateFirst(
        Query.query(where("_id").is(event).and("over").lt(before)),
        new Update().unset("over"),
        KnownEvent.class);
  }
}
