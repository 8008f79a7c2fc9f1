package city.participation.events.registration;

import city.participation.events.seat.Mode;
import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.KeptAnswer;
import city.participation.messaging.outbox.Stored;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** All registrations. */
@Component
class Registrations {

  private static final String REGISTRATIONS = "registrations";

  private final AggregateStore<Registration> store;
  private final MongoOperations mongo;
  private final RegistrationAnnouncements announcements;

  Registrations(
      AggregateStores stores, MongoOperations mongo, RegistrationAnnouncements announcements) {
    this.store = stores.of(Registration.class);
    this.mongo = mongo;
    this.announcements = announcements;
    var indexes = mongo.indexOps(REGISTRATIONS);
    indexes.createIndex(new Index().on("openKey", Direction.ASC).sparse().unique());
    indexes.createIndex(new Index().on("due", Direction.ASC).sparse());
    indexes.createIndex(
        new Index()
            .on("eventId", Direction.ASC)
            .on("status", Direction.ASC)
            .on("party.mode", Direction.ASC)
            .on("queued", Direction.ASC));
    indexes.createIndex(new Index().on("eventId", Direction.ASC).on("_id", Direction.ASC));
    indexes.createIndex(new Index().on("participant", Direction.ASC).on("_id", Direction.ASC));
  }

  Optional<Stored<Registration>> find(String id) {
    return store.find(id);
  }

  /** The one that a person has open for an event. */
  Optional<Stored<Registration>> open(String eventId, String participant) {
    return store.findOne(
        Query.query(Criteria.where("openKey").is(Registration.openKey(eventId, participant))));
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException the id is taken, or the person has
   *     another one open
   */
  Stored<Registration> add(Registration pending) {
    return store.insert(pending, List.of(), null);
  }

  /**
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  Stored<Registration> update(
      Stored<Registration> before,
      Registration after,
      RegistrationFact fact,
      @Nullable KeptAnswer key) {
    return store.update(before, after, List.of(announcements.of(fact)), key);
  }

  /**
   * Of one that was never decided on, so nobody was told of it.
   *
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since
   */
  void erase(Stored<Registration> refused) {
    store.erase(refused, List.of());
  }

  /**
   * Only when all is sent that was said of it before: that still names whose it is.
   *
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since, or
   *     something is not sent
   */
  void updateOnceSent(Stored<Registration> before, Registration after) {
    Criteria allSent = Criteria.where("outbox.messages.0").exists(false);
    store.update(before, after, List.of(), null, allSent);
  }

  Optional<KeptAnswer> keptAnswer(String id, String key) {
    return store.keptAnswer(id, key);
  }

  /** Which step each of these was brought to; those that are not there are left out. */
  Map<String, Long> steps(Collection<String> ids) {
    Query query = Query.query(Criteria.where("_id").in(ids));
    query.fields().include("step");
    Map<String, Long> steps = new HashMap<>();
    // What is left of one that was erased has no step.
    mongo.find(query, Document.class, REGISTRATIONS).stream()
        .filter(it -> it.containsKey("step"))
        .forEach(it -> steps.put(it.getString("_id"), it.get("step", Number.class).longValue()));
    return steps;
  }

  /** Who has waited longest. */
  Optional<Stored<Registration>> head(String eventId, Mode mode) {
    return store.find(Query.query(waiting(eventId, mode)).with(Sort.by("queued")).limit(1)).stream()
        .findFirst();
  }

  /** How many wait that joined the queue before. */
  long waitingBefore(String eventId, Mode mode, long queued) {
    return mongo.count(Query.query(waiting(eventId, mode).and("queued").lt(queued)), REGISTRATIONS);
  }

  private static Criteria waiting(String eventId, Mode mode) {
    return Criteria.where("eventId")
        .is(eventId)
        .and("status")
        .is(RegistrationStatus.WAITLISTED)
        .and("party.mode")
        .is(mode);
  }

  /** Some of an event that stand so, from one on. */
  List<Stored<Registration>> of(
      String eventId, Collection<RegistrationStatus> statuses, @Nullable String last, int limit) {
    Criteria theirs = Criteria.where("eventId").is(eventId);
    if (last != null) {
      theirs = theirs.and("_id").gt(last);
    }
    return store.find(
        Query.query(theirs.and("status").in(statuses)).with(Sort.by("_id")).limit(limit));
  }

  /** Some of a person, from one on. */
  List<Stored<Registration>> of(String participant, @Nullable String last, int limit) {
    Criteria theirs = Criteria.where("participant").is(participant);
    if (last != null) {
      theirs = theirs.and("_id").gt(last);
    }
    return store.find(Query.query(theirs).with(Sort.by("_id")).limit(limit));
  }

  /** Those that may not stay as they are, longest waiting first. */
  List<String> due(Instant now, int limit) {
    Query query = Query.query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, REGISTRATIONS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves one that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String id, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(id).and("due").lte(now));
    return mongo.updateFirst(due, new Update().set("due", until), REGISTRATIONS).getMatchedCount()
        == 1;
  }

  /** The answers that were given to whoever it was of. */
  void forgetAnswers(String id) {
    mongo.updateFirst(
        Query.query(Criteria.where("_id").is(id)), new Update().unset("keys"), REGISTRATIONS);
  }

  /** What counts of one that stands so. */
  record Counted(RegistrationStatus status, int seats) {}

  List<Counted> counted(String eventId, Collection<RegistrationStatus> statuses) {
    Query query = Query.query(Criteria.where("eventId").is(eventId).and("status").in(statuses));
    query.fields().include("status", "party.seats");
    return mongo.find(query, Document.class, REGISTRATIONS).stream()
        .map(it ->
            new Counted(
                RegistrationStatus.valueOf(it.getString("status")),
                it.get("party", Document.class).getInteger("seats")))
        .toList();
  }
}
