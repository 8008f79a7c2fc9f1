package city.participation.events.programme;

import city.participation.events.content.Audience;
import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Announcement;
import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All programmes. */
@Component
class Programmes {

  private static final String BY = "timeline.by";
  private static final String EVENTS_DUE = "eventsDue";
  private static final String PROGRAMMES = "programmes";

  private final AggregateStore<Programme> store;
  private final MongoOperations mongo;
  private final ProgrammeAnnouncements announcements;

  Programmes(AggregateStores stores, MongoOperations mongo, ProgrammeAnnouncements announcements) {
    this.store = stores.of(Programme.class);
    this.mongo = mongo;
    this.announcements = announcements;
    mongo.indexOps(PROGRAMMES).createIndex(new Index().on("due", Direction.ASC).sparse());
    mongo.indexOps(PROGRAMMES).createIndex(new Index().on(EVENTS_DUE, Direction.ASC).sparse());
    mongo
        .indexOps(PROGRAMMES)
        .createIndex(new Index().on(BY, Direction.ASC).on("_id", Direction.ASC));
  }

  Optional<Stored<Programme>> find(String id) {
    return store.find(id);
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException the id is taken
   */
  Stored<Programme> add(Programme programme, @Nullable KeptAnswer key) {
    return store.insert(programme, List.of(), key);
  }

  /**
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  Stored<Programme> update(
      Stored<Programme> before,
      Programme after,
      List<ProgrammeFact> facts,
      @Nullable KeptAnswer key) {
    return store.update(before, after, announce(facts), key);
  }

  /** Some of those in whose timelines a person is, from one on. */
  List<Stored<Programme>> tracesOf(String person, @Nullable String last, int limit) {
    Criteria traces = Criteria.where(BY).is(person);
    if (last != null) {
      traces = traces.and("_id").gt(last);
    }
    return store.find(Query.query(traces).with(Sort.by("_id")).limit(limit));
  }

  /** The answers that a person was given are kept under keys that begin with their id. */
  void forgetAnswers(String id, String person) {
    Query one = Query.query(Criteria.where("_id").is(id));
    one.fields().include("keys.key");
    Document found = mongo.findOne(one, Document.class, PROGRAMMES);
    List<String> theirs =
        found == null
            ? List.of()
            : found.getList("keys", Document.class, List.of()).stream()
                .map(kept -> kept.getString("key"))
                .filter(key -> key.startsWith(person + " "))
                .toList();
    if (!theirs.isEmpty()) {
      mongo.updateFirst(
          Query.query(Criteria.where("_id").is(id)),
          new Update().pull("keys", new Document("key", new Document("$in", theirs))),
          PROGRAMMES);
    }
  }

  Optional<KeptAnswer> keptAnswer(String id, String key) {
    return store.keptAnswer(id, key);
  }

  /** Without what only the programme's own pages show. */
  List<ProgrammeStanding> standings(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Query query = Query.query(Criteria.where("_id").in(ids));
    query.fields().include("status", "content.audience", "stages");
    return mongo.find(query, StandingRow.class, PROGRAMMES).stream()
        .map(
            it -> new ProgrammeStanding(it.id(), it.status(), it.content().audience(), it.stages()))
        .toList();
  }

  /** What is read of a programme's document for that. */
  record StandingRow(@Id String id, ProgrammeStatus status, Aimed content, List<Stage> stages) {

    record Aimed(Audience audience) {}
  }

  /** Those for whom the calendar has something by now, longest waiting first. */
  List<String> due(Instant now, int limit) {
    Query query = Query.query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, PROGRAMMES).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves one that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String id, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(id).and("due").lte(now));
    return mongo.updateFirst(due, new Update().set("due", until), PROGRAMMES).getMatchedCount()
        == 1;
  }

  /** Those that were called off, while their events may not all be. */
  List<Stored<Programme>> eventsDue(Instant now, int limit) {
    return store.find(
        Query.query(Criteria.where(EVENTS_DUE).lte(now)).with(Sort.by(EVENTS_DUE)).limit(limit));
  }

  /** Leaves its events to the caller for a while; false if somebody else was faster. */
  boolean claimEvents(String id, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(id).and(EVENTS_DUE).lte(now));
    return mongo.updateFirst(due, new Update().set(EVENTS_DUE, until), PROGRAMMES).getMatchedCount()
        == 1;
  }

  private List<Announcement> announce(List<ProgrammeFact> facts) {
    return facts.stream().map(announcements::of).toList();
  }
}
