package city.participation.notifications.registration;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import city.participation.notifications.registration.KnownRegistration.Standing;
import java.time.Instant;
import java.util.List;
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

/** The known registrations, where it is not about their messages. */
@Component
class KnownRegistrations {

  private static final List<Standing> OPEN =
      List.of(Standing.CONFIRMED, Standing.WAITLISTED, Standing.OFFERED);

  private final MongoOperations mongo;
  private final String collection;

  KnownRegistrations(MongoOperations mongo) {
    this.mongo = mongo;
    this.collection = mongo.getCollectionName(KnownRegistration.class);
    var indexes = mongo.indexOps(collection);
    indexes.createIndex(
        new Index("event", Direction.ASC).on("_id", Direction.ASC).named("event_id"));
    indexes.createIndex(new Index("person", Direction.ASC).sparse().named("person"));
  }

  /** Open ones whose person does not know of that news, after the one given. */
  List<Registered> unaware(String event, long news, @Nullable String after, int limit) {
    Criteria open = of(event, after).and("standing").in(OPEN).and("aware").lt(news);
    return page(open, limit);
  }

  /** Those confirmed by then, after the one given. */
  List<Registered> confirmedBy(String event, Instant by, @Nullable String after, int limit) {
    Criteria confirmed =
        of(event, after).and("standing").is(Standing.CONFIRMED).and("confirmedAt").lte(by);
    return page(confirmed, limit);
  }

  /** Their own messages may have said more meanwhile. */
  void aware(List<String> registrations, long news) {
    mongo.updateMulti(
        Query.query(where("_id").in(registrations).and("aware").lt(news)),
        new Update().set("aware", news),
        collection);
  }

  void forget(String person) {
    mongo.updateMulti(
        Query.query(where("person").is(person)), new Update().unset("person"), collection);
  }

  void forgetAllOf(String event) {
    mongo.updateMulti(
        Query.query(where("event").is(event)), new Update().unset("person"), collection);
  }

  private static Criteria of(String event, @Nullable String after) {
    Criteria all = where("event").is(event);
    return after == null ? all : all.and("_id").gt(after);
  }

  private List<Registered> page(Criteria wanted, int limit) {
    Query query = Query.query(wanted).with(Sort.by(Direction.ASC, "_id")).limit(limit);
    query.fields().include("event", "person", "standing");
    return mongo.find(query, Row.class, collection).stream()
        .map(row ->
            new Registered(
                row.id(), row.event(), row.person(), row.standing() == Standing.CONFIRMED))
        .toList();
  }

  private record Row(@Id String id, String event, @Nullable String person, Standing standing) {}
}
