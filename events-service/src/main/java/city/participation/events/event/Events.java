package city.participation.events.event;

import city.participation.events.booking.Booking;
import city.participation.events.booking.Holders;
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
import java.util.stream.Stream;
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

/** All events, each standing on at most one claim to its venue and staff. */
@Component
class Events implements Holders {

  private static final String BY = "timeline.by";
  private static final String OWNERS = "plan.owners";
  private static final String EVENTS = "events";

  /** Claims that an event must not stand on any more; beside the state, whose version stays. */
  private static final String FENCED = "fenced";

  private final AggregateStore<Event> store;
  private final MongoOperations mongo;
  private final EventAnnouncements announcements;

  Events(AggregateStores stores, MongoOperations mongo, EventAnnouncements announcements) {
    this.store = stores.of(Event.class);
    this.mongo = mongo;
    this.announcements = announcements;
    mongo.indexOps(EVENTS).createIndex(new Index().on("due", Direction.ASC).sparse());
    for (String person : List.of(BY, OWNERS)) {
      mongo
          .indexOps(EVENTS)
          .createIndex(new Index().on(person, Direction.ASC).on("_id", Direction.ASC));
    }
  }

  Optional<Stored<Event>> find(String id) {
    return store.find(id);
  }

  List<Event> all(Collection<String> ids) {
    return store.find(Query.query(Criteria.where("_id").in(ids))).stream()
        .map(Stored::state)
        .toList();
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException the id is taken
   */
  Stored<Event> add(Event event, @Nullable KeptAnswer key) {
    return store.insert(event, List.of(), key);
  }

  /**
   * @throws city.participation.messaging.outbox.StaleAggregateException it has changed since, or
   *     was fenced off the claim that it was to stand on
   */
  Stored<Event> update(
      Stored<Event> before, Event after, List<EventFact> facts, @Nullable KeptAnswer key) {
    return after.claim() == null
        ? store.update(before, after, announce(facts), key)
        : store.update(
            before, after, announce(facts), key, Criteria.where(FENCED).ne(after.claim()));
  }

  /** Some of those that a person holds, or in whose timelines they are, from one on. */
  List<Stored<Event>> tracesOf(String person, @Nullable String last, int limit) {
    Criteria traces =
        new Criteria().orOperator(Criteria.where(BY).is(person), Criteria.where(OWNERS).is(person));
    if (last != null) {
      traces = traces.and("_id").gt(last);
    }
    return store.find(Query.query(traces).with(Sort.by("_id")).limit(limit));
  }

  Optional<KeptAnswer> keptAnswer(String id, String key) {
    return store.keptAnswer(id, key);
  }

  @Override
  public boolean standsOn(String holder, String claim) {
    Query query = Query.query(Criteria.where("_id").is(holder));
    query.fields().include("claim");
    Document found = mongo.findOne(query, Document.class, EVENTS);
    return found != null && claim.equals(found.getString("claim"));
  }

  @Override
  public boolean fence(String holder, String claim) {
    Query notStanding = Query.query(Criteria.where("_id").is(holder).and("claim").ne(claim));
    boolean fenced =
        mongo
                .updateFirst(notStanding, new Update().addToSet(FENCED, claim), EVENTS)
                .getMatchedCount()
            == 1;
    return fenced || !standsOn(holder, claim); // an event that is not there stands on nothing
  }

  /** What is booked for an event as it is or would be; empty if nothing. */
  static Optional<Booking> booking(Event event) {
    String claim = event.claim();
    return claim == null
        ? Optional.empty()
        : event
            .scheduled()
            .filter(it -> !it.resources().isEmpty())
            .map(it -> new Booking(event.id(), claim, it.startsAt(), it.endsAt(), it.resources()));
  }

  /** Some of those in a programme that have not begun, drafts included, from one on. */
  List<String> aheadIn(String programme, String last, int limit) {
    List<String> shelves =
        Stream.of(Audience.values())
            .flatMap(audience ->
                Stream.of(EventStatus.values())
                    .filter(EventStatus::canBeCalledOff)
                    .map(it -> Shelves.name(audience, it, programme, null, null, null)))
            .toList();
    Criteria ahead = Criteria.where("shelves").in(shelves).and("_id").gt(last);
    Query query = Query.query(ahead).with(Sort.by("_id")).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, EVENTS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Those for whom the calendar has something by now, longest waiting first. */
  List<String> due(Instant now, int limit) {
    Query query = Query.query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, EVENTS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves one that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String id, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(id).and("due").lte(now));
    return mongo.updateFirst(due, new Update().set("due", until), EVENTS).getMatchedCount() == 1;
  }

  private List<Announcement> announce(List<EventFact> facts) {
    return facts.stream().map(announcements::of).toList();
  }
}
