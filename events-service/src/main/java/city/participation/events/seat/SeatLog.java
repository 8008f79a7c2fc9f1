package city.participation.events.seat;

import city.participation.events.seat.SeatStep.Numbered;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Every step of every event's seats, only ever added to. */
@Component
class SeatLog {

  private final MongoOperations mongo;

  SeatLog(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(LoggedStep.class)
        .createIndex(new Index().on("eventId", Direction.ASC).on("number", Direction.ASC));
  }

  /** What was added before, by whomever, stays as it is. */
  void add(String eventId, List<Numbered> steps) {
    List<LoggedStep> rows = steps.stream().map(it -> LoggedStep.of(eventId, it)).toList();
    try {
      mongo.insert(rows, LoggedStep.class);
    } catch (DuplicateKeyException some) {
      rows.forEach(this::addOnce);
    }
  }

  private void addOnce(LoggedStep row) {
    try {
      mongo.insert(row);
    } catch (DuplicateKeyException known) {
      // A number belongs to one step for ever, so it is this one.
    }
  }

  /** From the first on, with what is still in the ledger's tail. */
  List<SeatStep> all(SeatState ledger) {
    Query query =
        Query.query(
                Criteria.where("eventId").is(ledger.eventId()).and("number").lte(ledger.written()))
            .with(Sort.by("number"));
    List<SeatStep> steps = new ArrayList<>();
    mongo.find(query, LoggedStep.class).forEach(it -> steps.add(it.step()));
    steps.addAll(ledger.tail());
    return steps;
  }
}
