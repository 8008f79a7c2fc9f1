package city.participation.partners.engagement;

import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Announcement;
import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.Stored;
import java.time.Instant;
import java.util.ArrayList;
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

/** All engagements. */
@Component
class Engagements {

  private static final String ENGAGEMENTS = "engagements";

  /** Where opaque ids of people stand. */
  private static final List<String> NAMING = List.of("proposedBy", "trail.by");

  private final AggregateStore<Engagement> store;
  private final MongoOperations mongo;
  private final EngagementAnnouncements announcements;

  Engagements(
      AggregateStores stores, MongoOperations mongo, EngagementAnnouncements announcements) {
    this.store = stores.of(Engagement.class);
    this.mongo = mongo;
    this.announcements = announcements;
    mongo
        .indexOps(ENGAGEMENTS)
        .createIndex(new Index().on("claim", Direction.ASC).unique().sparse());
    mongo.indexOps(ENGAGEMENTS).createIndex(new Index().on("due", Direction.ASC).sparse());
    for (String person : NAMING) {
      mongo.indexOps(ENGAGEMENTS).createIndex(new Index().on(person, Direction.ASC).sparse());
    }
    mongo
        .indexOps(ENGAGEMENTS)
        .createIndex(
            new Index()
                .on("status", Direction.ASC)
                .on("since", Direction.ASC)
                .on("_id", Direction.ASC));
    for (String of : List.of("proposal.programme", "proposal.partner")) {
      mongo
          .indexOps(ENGAGEMENTS)
          .createIndex(
              new Index()
                  .on(of, Direction.ASC)
                  .on("status", Direction.ASC)
                  .on("since", Direction.DESC)
                  .on("_id", Direction.DESC));
    }
  }

  Optional<Stored<Engagement>> find(String id) {
    return store.find(id);
  }

  boolean isOpen(String claim) {
    return store.findOne(Query.query(Criteria.where("claim").is(claim))).isPresent();
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException the id is taken, or the same is open
   */
  Stored<Engagement> add(
      Engagement engagement, List<EngagementFact> facts, @Nullable KeptAnswer key) {
    return store.insert(engagement, announce(facts), key);
  }

  /**
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  Stored<Engagement> update(
      Stored<Engagement> before,
      Engagement after,
      List<EngagementFact> facts,
      @Nullable KeptAnswer key) {
    return store.update(before, after, announce(facts), key);
  }

  Optional<KeptAnswer> keptAnswer(String id, String key) {
    return store.keptAnswer(id, key);
  }

  /** Those to look at again by now, longest waiting first. */
  List<String> due(Instant now, int limit) {
    Query query = Query.query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, ENGAGEMENTS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves one that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String id, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(id).and("due").lte(now));
    return mongo.updateFirst(due, new Update().set("due", until), ENGAGEMENTS).getMatchedCount()
        == 1;
  }

  /** Until the next look, if nobody has asked for one meanwhile. */
  void postpone(String id, Instant claimed, Instant next) {
    Query still = Query.query(Criteria.where("_id").is(id).and("due").is(claimed));
    mongo.updateFirst(still, new Update().set("due", next), ENGAGEMENTS);
  }

  /** Has the open ones of a programme looked at again now. */
  void lookAt(String programme, Instant now) {
    for (EngagementStatus open : List.of(EngagementStatus.PROPOSED, EngagementStatus.AGREED)) {
      Query those =
          Query.query(Criteria.where("proposal.programme").is(programme).and("status").is(open));
      mongo.updateMulti(those, new Update().set("due", now), ENGAGEMENTS);
    }
  }

  /** Some of those that name a person, as long as there are any. */
  List<Stored<Engagement>> naming(String person, int limit) {
    return NAMING.stream()
        .map(field -> store.find(Query.query(Criteria.where(field).is(person)).limit(limit)))
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<Announcement> announce(List<EngagementFact> facts) {
    return facts.stream().map(announcements::of).toList();
  }

  /** A page of a list, in its order, after that one. */
  List<Stored<Engagement>> page(
      EngagementFilter filter, int limit, EngagementPage.@Nullable Position after) {
    Direction direction =
        filter instanceof EngagementFilter.Proposed ? Direction.ASC : Direction.DESC;
    if (after == null) {
      return read(criteria(filter), direction, limit);
    }
    Criteria same = criteria(filter).and("since").is(after.since()).and("_id");
    List<Stored<Engagement>> found =
        new ArrayList<>(read(beyond(same, direction, after.id()), direction, limit));
    if (found.size() < limit) {
      Criteria further = criteria(filter).and("since");
      found.addAll(
          read(beyond(further, direction, after.since()), direction, limit - found.size()));
    }
    return found;
  }

  private static Criteria criteria(EngagementFilter filter) {
    Criteria status = Criteria.where("status").is(filter.status());
    return switch (filter) {
      case EngagementFilter.InProgramme(String programme, var ignored) ->
          status.and("proposal.programme").is(programme);
      case EngagementFilter.OfPartner(String partner, var ignored) ->
          status.and("proposal.partner").is(partner);
      case EngagementFilter.Proposed() -> status;
    };
  }

  private static Criteria beyond(Criteria field, Direction direction, Object last) {
    return direction == Direction.ASC ? field.gt(last) : field.lt(last);
  }

  private List<Stored<Engagement>> read(Criteria criteria, Direction direction, int limit) {
    return store.find(Query.query(criteria).with(Sort.by(direction, "since", "_id")).limit(limit));
  }

  /** Which partners take part in a programme, each once. */
  List<String> partnersIn(String programme) {
    Query agreed =
        Query.query(
            Criteria.where("proposal.programme")
                .is(programme)
                .and("status")
                .is(EngagementStatus.AGREED));
    agreed.fields().include("proposal.partner").exclude("_id");
    return mongo.find(agreed, Document.class, ENGAGEMENTS).stream()
        .map(it -> it.get("proposal", Document.class).getString("partner"))
        .distinct()
        .toList();
  }
}
