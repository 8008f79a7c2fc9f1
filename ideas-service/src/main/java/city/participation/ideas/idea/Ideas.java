package city.participation.ideas.idea;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Announcement;
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

/** All ideas. */
@Component
class Ideas {

  private static final String IDEAS = "ideas";

  /** Who writes an idea is in its timeline as well. */
  private static final String BY = "timeline.by";

  private final AggregateStore<Idea> store;
  private final MongoOperations mongo;
  private final IdeaAnnouncements announcements;

  Ideas(AggregateStores stores, MongoOperations mongo, IdeaAnnouncements announcements) {
    this.store = stores.of(Idea.class);
    this.mongo = mongo;
    this.announcements = announcements;
    mongo.indexOps(IDEAS).createIndex(new Index().on(BY, Direction.ASC).on("_id", Direction.ASC));
  }

  Optional<Stored<Idea>> find(String id) {
    return store.find(id);
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException the id is taken
   */
  Stored<Idea> add(Idea idea, List<IdeaFact> facts, @Nullable KeptAnswer key) {
    return store.insert(idea, announce(facts), key);
  }

  /**
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  Stored<Idea> update(
      Stored<Idea> before, Idea after, List<IdeaFact> facts, @Nullable KeptAnswer key) {
    // A first support, or endorsement, writes beside the state and leaves the version: a free edit
    // must not race it.
    Criteria sameSupport = Criteria.where("firstSupportedAt").is(before.state().firstSupportedAt());
    return store.update(before, after, announce(facts), key, sameSupport);
  }

  Optional<KeptAnswer> keptAnswer(String id, String key) {
    return store.keptAnswer(id, key);
  }

  /** When the author made the nth of their own latest ideas since then, if there are so many. */
  Optional<Instant> createdAt(String author, Instant since, int nth) {
    Query query =
        Query.query(
                Criteria.where("author")
                    .is(author)
                    .and("createdAt")
                    .gt(since)
                    .and("origin")
                    .is(Origin.WEB))
            .with(Sort.by(Direction.DESC, "createdAt", "_id"))
            .skip(nth - 1)
            .limit(1);
    query.fields().include("createdAt").exclude("_id");
    return mongo.find(query, Creation.class, IDEAS).stream().map(Creation::createdAt).findFirst();
  }

  /** Ideas that the person wrote or decided on, from one on. */
  List<Stored<Idea>> tracesOf(String person, @Nullable String last, int limit) {
    Criteria traces = Criteria.where(BY).is(person);
    if (last != null) {
      traces = traces.and("_id").gt(last);
    }
    return store.find(Query.query(traces).with(Sort.by("_id")).limit(limit));
  }

  /**
   * Only when all is sent that was said of it before: that still is about who it was by.
   *
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since, or
   *     something is not sent
   */
  void updateOnceSent(Stored<Idea> before, Idea after) {
    Criteria allSent = Criteria.where("outbox.messages.0").exists(false);
    store.update(before, after, List.of(), null, allSent);
  }

  /**
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  void erase(Stored<Idea> neverShown) {
    store.erase(neverShown, List.of());
  }

  /** The answers that a person was given are kept under keys that begin with their id. */
  void forgetAnswers(String id, String person) {
    Query one = Query.query(Criteria.where("_id").is(id));
    one.fields().include("keys.key");
    Document found = mongo.findOne(one, Document.class, IDEAS);
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
          IDEAS);
    }
  }

  private List<Announcement> announce(List<IdeaFact> facts) {
    return facts.stream().map(announcements::of).toList();
  }

  private record Creation(Instant createdAt) {}
}
