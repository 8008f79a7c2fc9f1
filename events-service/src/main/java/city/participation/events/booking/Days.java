package city.participation.events.booking;

import java.util.List;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All days on which something is booked. */
@Component
class Days {

  private static final String DAYS = "booked_days";

  private final MongoOperations mongo;

  Days(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Day find(String day) {
    Day found = mongo.findById(day, Day.class, DAYS);
    return found == null ? new Day(day, 0, List.of()) : found;
  }

  /** On which of them something is booked; looked for one by one, for it is seldom asked. */
  List<String> with(String resource) {
    Query booked = Query.query(Criteria.where("bookings.resources").is(resource));
    booked.fields().include("_id");
    return mongo.find(booked, Document.class, DAYS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** False if somebody has changed the day since. */
  boolean replace(Day before, Day after) {
    if (before.version() == 0) {
      try {
        mongo.insert(after, DAYS);
        return true;
      } catch (DuplicateKeyException faster) {
        return false;
      }
    }
    Query asRead =
        Query.query(Criteria.where("_id").is(before.id()).and("version").is(before.version()));
    Update change = new Update().set("version", after.version()).set("bookings", after.bookings());
    return mongo.updateFirst(asRead, change, Day.class, DAYS).getMatchedCount() == 1;
  }
}
