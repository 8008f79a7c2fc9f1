package city.participation.notifications.reminder;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The reminders to come. */
@Component
class Reminders {

  private final MongoOperations mongo;

  Reminders(MongoOperations mongo) {
    this.mongo = mongo;
    mongo.indexOps(Reminder.class).createIndex(new Index("due", Direction.ASC).named("due"));
  }

  void add(Reminder reminder) {
    try {
      mongo.insert(reminder);
    } catch (DuplicateKeyException there) {
      // The same message, handled twice, or one that moved the place alone.
    }
  }

  /** The one that is due longest; others leave it for a while. */
  Optional<Reminder> claim(Instant now, Instant until) {
    Query due = query(where("due").lte(now)).with(Sort.by(Direction.ASC, "due"));
    return Optional.ofNullable(
        mongo.findAndModify(due, new Update().set("due", until), Reminder.class));
  }

  void remove(Reminder reminder) {
    mongo.remove(query(where("_id").is(reminder.id())), Reminder.class);
  }
}
