package city.participation.notifications.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
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
    var indexes = mongo.indexOps(ERASURES);
    indexes.createIndex(new Index("person", Direction.ASC).unique().sparse().named("person"));
    indexes.createIndex(new Index("due", Direction.ASC).sparse().named("due"));
  }

  Optional<Stored<Erasure>> find(String id) {
    return store.find(id);
  }

  /** The one under way. */
  Optional<Stored<Erasure>> of(String person) {
    return store.findOne(query(where("person").is(person)));
  }

  /**
   * Tells all others in the same write.
   *
   * @throws org.springframework.dao.DuplicateKeyException one of this person is under way
   */
  void add(Erasure erasure, String person, @Nullable KeptAnswer key) {
    store.insert(
        erasure,
        List.of(announcements.requested(erasure.id(), person, erasure.requestedAt())),
        key);
  }

  /**
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  void update(Stored<Erasure> before, Erasure after) {
    store.update(before, after, List.of(), null);
  }

  Optional<KeptAnswer> keptAnswer(String id, String key) {
    return store.keptAnswer(id, key);
  }

  /** They are kept under the person's id. */
  void forgetAnswers(String id) {
    mongo.updateFirst(query(where("_id").is(id)), new Update().unset("keys"), ERASURES);
  }

  /** Those for which there is something to do by now, longest waiting first. */
  List<String> due(Instant now, int limit) {
    Query due = query(where("due").lte(now)).with(Sort.by("due")).limit(limit);
    due.fields().include("_id");
    return mongo.find(due, Document.class, ERASURES).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves one that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String id, Instant now, Instant until) {
    Query due = query(where("_id").is(id).and("due").lte(now));
    return mongo.updateFirst(due, new Update().set("due", until), ERASURES).getMatchedCount() == 1;
  }
}
