package city.participation.events.series;

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
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All series. */
@Component
class AllSeries {

  private static final String SERIES = "series";
  private static final String BY = "by.person";
  private static final String OWNERS = "template.plan.owners";

  private final AggregateStore<Series> store;
  private final MongoOperations mongo;

  AllSeries(AggregateStores stores, MongoOperations mongo) {
    this.store = stores.of(Series.class);
    this.mongo = mongo;
    mongo.indexOps(SERIES).createIndex(new Index().on("due", Direction.ASC).sparse());
    mongo.indexOps(SERIES).createIndex(new Index().on(BY, Direction.ASC));
    mongo.indexOps(SERIES).createIndex(new Index().on(OWNERS, Direction.ASC));
  }

  Optional<Stored<Series>> find(String id) {
    return store.find(id);
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException the id is taken
   */
  Stored<Series> add(Series series, @Nullable KeptAnswer key) {
    return store.insert(series, List.of(), key);
  }

  /**
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  Stored<Series> update(Stored<Series> before, Series after, @Nullable KeptAnswer key) {
    return store.update(before, after, List.of(), key);
  }

  Optional<KeptAnswer> keptAnswer(String id, String key) {
    return store.keptAnswer(id, key);
  }

  /** Planned or ended by a person, or held by them. */
  List<Stored<Series>> tracesOf(String person, int limit) {
    Criteria traces =
        new Criteria().orOperator(Criteria.where(BY).is(person), Criteria.where(OWNERS).is(person));
    return store.find(Query.query(traces).limit(limit));
  }

  /** Those at which something is to be done by now, longest waiting first. */
  List<String> due(Instant now, int limit) {
    Query query = Query.query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, SERIES).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves one that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String id, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(id).and("due").lte(now));
    return mongo.updateFirst(due, new Update().set("due", until), SERIES).getMatchedCount() == 1;
  }
}
