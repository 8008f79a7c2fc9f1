package city.participation.partners.partner;

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
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All partners. */
@Component
class Partners {

  private static final String PARTNERS = "partners";

  private final AggregateStore<Partner> store;
  private final MongoOperations mongo;
  private final PartnerAnnouncements announcements;

  Partners(AggregateStores stores, MongoOperations mongo, PartnerAnnouncements announcements) {
    this.store = stores.of(Partner.class);
    this.mongo = mongo;
    this.announcements = announcements;
    mongo.indexOps(PARTNERS).createIndex(new Index().on("claim", Direction.ASC).unique().sparse());
    mongo.indexOps(PARTNERS).createIndex(new Index().on("due", Direction.ASC).sparse());
    mongo.indexOps(PARTNERS).createIndex(new Index().on("people", Direction.ASC));
    mongo
        .indexOps(PARTNERS)
        .createIndex(
            new Index()
                .on("status", Direction.ASC)
                .on("listing.name", Direction.ASC)
                .on("_id", Direction.ASC));
    mongo
        .indexOps(PARTNERS)
        .createIndex(
            new Index()
                .on("applicant", Direction.ASC)
                .on("createdAt", Direction.DESC)
                .on("_id", Direction.DESC));
  }

  Optional<Stored<Partner>> find(String id) {
    return store.find(id);
  }

  List<Stored<Partner>> findAll(Collection<String> ids) {
    return ids.isEmpty() ? List.of() : store.find(Query.query(Criteria.where("_id").in(ids)));
  }

  /** Whose the organisation with this key is. */
  Optional<Stored<Partner>> holderOf(String claim) {
    return store.findOne(Query.query(Criteria.where("claim").is(claim)));
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException the id or the organisation is taken
   */
  Stored<Partner> add(Partner partner, List<PartnerFact> facts, @Nullable KeptAnswer key) {
    return store.insert(partner, announce(facts), key);
  }

  /**
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   * @throws org.springframework.dao.DuplicateKeyException the organisation is taken
   */
  Stored<Partner> update(
      Stored<Partner> before, Partner after, List<PartnerFact> facts, @Nullable KeptAnswer key) {
    return store.update(before, after, announce(facts), key);
  }

  /**
   * Without a trace; for what others never heard of.
   *
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  void erase(Stored<Partner> before) {
    store.erase(before, List.of());
  }

  Optional<KeptAnswer> keptAnswer(String id, String key) {
    return store.keptAnswer(id, key);
  }

  /** When the person made the nth of their latest applications since then, if there are so many. */
  Optional<Instant> createdAt(String applicant, Instant since, int nth) {
    Query query =
        Query.query(Criteria.where("applicant").is(applicant).and("createdAt").gt(since))
            .with(Sort.by(Direction.DESC, "createdAt", "_id"))
            .skip(nth - 1)
            .limit(1);
    query.fields().include("createdAt").exclude("_id");
    return mongo.find(query, Creation.class, PARTNERS).stream()
        .map(Creation::createdAt)
        .findFirst();
  }

  /** Those for whom the calendar has something by now, longest waiting first. */
  List<String> due(Instant now, int limit) {
    return ids(Query.query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit));
  }

  /** Those whose document names the person anywhere. */
  List<String> naming(String person, int limit) {
    return ids(Query.query(Criteria.where("people").is(person)).limit(limit));
  }

  private List<String> ids(Query query) {
    query.fields().include("_id");
    return mongo.find(query, Document.class, PARTNERS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves one that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String id, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(id).and("due").lte(now));
    return mongo.updateFirst(due, new Update().set("due", until), PARTNERS).getMatchedCount() == 1;
  }

  /** Those that are accredited and not on the list of the public, by their ids. */
  List<String> unlisted(String after, int limit) {
    return ids(
        Query.query(
                Criteria.where("status")
                    .is(PartnerStatus.ACCREDITED)
                    .and("listing.name")
                    .is(null)
                    .and("_id")
                    .gt(after))
            .with(Sort.by("_id"))
            .limit(limit));
  }

  private List<Announcement> announce(List<PartnerFact> facts) {
    return facts.stream().map(announcements::of).toList();
  }

  private record Creation(Instant createdAt) {}
}
