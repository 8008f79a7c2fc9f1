package city.participation.events.erasure;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All erasures. */
@Component
class Erasures {

  private static final String ERASURES = "erasures";

  private final AggregateStore<Erasure> store;
  private final MongoOperations mongo;
  private final ErasureAnnouncements announcements;

  Erasures(AggregateStores stores, MongoOperations mongo, ErasureAnnouncements announcements) {
    this.store = stores.of(Erasure.class);
    this.mongo = mongo;
    this.announcements = announcements;
    mongo.indexOps(ERASURES).createIndex(new Index().on("due", Direction.ASC).sparse());
  }

  Optional<Stored<Erasure>> find(String id) {
    return store.find(id);
  }

  /** Once, however often it is asked for. */
  void add(Erasure erasure) {
    try {
      store.insert(erasure, List.of(), null);
    } catch (DuplicateKeyException known) {
      // Asked for again after a crash; by now it may even be done.
    }
  }

  /**
   * Says so in the same write.
   *
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  void finish(Stored<Erasure> before, Instant now) {
    Erasure done = before.state().done(now);
    store.update(before, done, List.of(announcements.erased(done.id(), now)), null);
  }

  /** Those to go on with by now, longest waiting first. */
  List<String> due(Instant now, int limit) {
    Query query = Query.query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, ERASURES).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves one that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String id, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(id).and("due").lte(now));
    return mongo.updateFirst(due, new Update().set("due", until), ERASURES).getMatchedCount() == 1;
  }

  /** Unless it is done meanwhile. */
  void goOnAt(String id, Instant due) {
    Query undone = Query.query(Criteria.where("_id").is(id).and("due").gte(Instant.EPOCH));
    mongo.updateFirst(undone, new Update().set("due", due), ERASURES);
  }
}
