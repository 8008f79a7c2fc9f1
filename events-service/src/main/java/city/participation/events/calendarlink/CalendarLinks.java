package city.participation.events.calendarlink;

import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All links to own calendars, one a person. */
@Component
class CalendarLinks {

  private static final String LINKS = "calendarLinks";
  private static final String ID = "_id";

  private final MongoOperations mongo;

  CalendarLinks(MongoOperations mongo) {
    this.mongo = mongo;
    mongo.indexOps(LINKS).createIndex(new Index().on("hash", Direction.ASC).unique());
  }

  Optional<String> personOf(String hash) {
    Query query = Query.query(Criteria.where("hash").is(hash));
    query.fields().include(ID);
    return Optional.ofNullable(mongo.findOne(query, Document.class, LINKS))
        .map(it -> it.getString(ID));
  }

  Optional<CalendarLink> find(String person) {
    return Optional.ofNullable(mongo.findById(person, CalendarLink.class));
  }

  /**
   * In the place of the one before, unless that was made under the same key.
   *
   * @throws org.springframework.dao.DuplicateKeyException it was, or somebody else is about it
   */
  void put(CalendarLink link) {
    Criteria another = Criteria.where(ID).is(link.person());
    if (link.key() != null) {
      another = another.and("key").ne(link.key());
    }
    Update made = Update.update("hash", link.hash()).set("createdAt", link.createdAt());
    set(made, "salt", link.salt());
    set(made, "key", link.key());
    set(made, "fingerprint", link.fingerprint());
    mongo.upsert(Query.query(another), made, LINKS);
  }

  private static void set(Update update, String field, @Nullable String value) {
    if (value == null) {
      update.unset(field);
    } else {
      update.set(field, value);
    }
  }

  void end(String person) {
    mongo.remove(Query.query(Criteria.where(ID).is(person)), LINKS);
  }
}
