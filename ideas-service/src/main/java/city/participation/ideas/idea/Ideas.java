package city.participation.ideas.idea;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Announcement;
import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All ideas. */
@Component
class Ideas {

  private final AggregateStore<Idea> store;
  private final MongoOperations mongo;
  private final IdeaAnnouncements announcements;

  Ideas(AggregateStores stores, MongoOperations mongo, IdeaAnnouncements announcements) {
    this.store = stores.of(Idea.class);
    this.mongo = mongo;
    this.announcements = announcements;
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
            .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"))
            .skip(nth - 1)
            .limit(1);
    query.fields().include("createdAt").exclude("_id");
    return mongo.find(query, Creation.class, "ideas").stream().map(Creation::createdAt).findFirst();
  }

  private List<Announcement> announce(List<IdeaFact> facts) {
    return facts.stream().map(announcements::of).toList();
  }

  private record Creation(Instant createdAt) {}
}
