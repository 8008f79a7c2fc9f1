package city.participation.events.seat;

import city.participation.events.seat.Pool.Change;
import city.participation.events.seat.SeatStep.Numbered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** All ledgers. */
@Component
class SeatLedgers implements SeatBook {

  /** After that, what a process has left half done is finished by another. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String SEATS = "seats";

  private final MongoOperations mongo;
  private final SeatLog log;

  SeatLedgers(MongoOperations mongo, SeatLog log) {
    this.mongo = mongo;
    this.log = log;
    mongo.indexOps(SEATS).createIndex(new Index().on("due", Direction.ASC).sparse());
  }

  @Override
  public Optional<SeatState> read(String eventId) {
    return Optional.ofNullable(mongo.findById(eventId, SeatLedger.class)).map(SeatLedger::state);
  }

  @Override
  public Optional<SeatState> glance(String eventId) {
    Query one = Query.query(Criteria.where("_id").is(eventId));
    one.fields().exclude("tail");
    return Optional.ofNullable(mongo.findOne(one, SeatLedger.class)).map(SeatLedger::state);
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException there is one
   */
  SeatState open(String eventId, SeatPlan plan, Instant now) {
    return mongo.insert(SeatLedger.of(eventId, plan, now)).state();
  }

  @Override
  public Optional<Taken> take(SeatState seen, SeatStep step) {
    Mode mode = step.itsMode();
    Criteria possible = nothingUnderWay(seen, step);
    String pool = "pools." + mode + ".";
    switch (step.kind()) {
      case CONFIRMED -> possible.and(pool + "waiting").is(0L).and(pool + "free").gte(step.seats());
      case WAITLISTED ->
          possible.orOperator(
              Criteria.where(pool + "waiting").gt(0L),
              Criteria.where(pool + "free").lt(step.seats()));
      case OFFERED ->
          possible
              .and(pool + "left")
              .is(seen.pool(mode).left())
              .and(pool + "free")
              .gte(step.seats());
      // Where the registration stands allows these, and seen says that this is how it stands.
      case REFUSED, ACCEPTED, LAPSED, DECLINED, LEFT, ENDED, RETURNED -> {}
      case RESIZED -> throw new IllegalArgumentException("Staff resize, no party does");
    }
    return note(possible, step, add(pool, step.change()))
        .map(
            before -> new Taken(new Numbered(before.steps() + 1, step), before.state().pool(mode)));
  }

  /** False, with nothing done, if it is not as it was seen, or seats that are held would go. */
  boolean resize(SeatState seen, SeatPlan plan, Instant now) {
    SeatStep step = SeatStep.resized(plan.sizes(), now);
    Criteria possible = nothingUnderWay(seen, step).and("version").is(seen.version());
    Update change = new Update().set("plan", written(plan)).inc("version", 1L);
    for (Mode mode : Mode.values()) {
      long added = step.change(mode, seen.plan().size(mode)).free();
      if (added != 0) {
        change.inc("pools." + mode + ".free", added);
      }
      if (added < 0) {
        possible.and("pools." + mode + ".free").gte(-added);
      }
    }
    return note(possible, step, change).isPresent();
  }

  /** Changes what is no step: nobody gets or loses a seat by it. */
  boolean reword(SeatState seen, SeatPlan plan) {
    Query same =
        Query.query(Criteria.where("_id").is(seen.eventId()).and("version").is(seen.version()));
    Update change = new Update().set("plan", plan).inc("version", 1L);
    return mongo.updateFirst(same, change, SeatLedger.class).getMatchedCount() == 1;
  }

  private static Criteria nothingUnderWay(SeatState seen, SeatStep step) {
    return Criteria.where("_id")
        .is(seen.eventId())
        .and("written")
        .is(seen.written())
        .and("tail." + (LONGEST_TAIL - 1))
        .exists(false)
        .and("tail.of")
        .ne(step.of());
  }

  /**
   * In the database's own terms: to look up what each path of a query means took half of the time
   * that this process has for a step.
   */
  private Optional<SeatLedger> note(Criteria possible, SeatStep step, Update change) {
    Instant due = step.mayServeTheQueue() ? step.at() : step.at().plus(PATIENCE);
    change.push("tail", written(step)).inc("steps", 1L).min("due", due);
    Query query = Query.query(possible);
    query.fields().exclude("tail");
    Document before =
        mongo.findAndModify(
            query, change, FindAndModifyOptions.options().returnNew(false), Document.class, SEATS);
    return Optional.ofNullable(before).map(it -> mongo.getConverter().read(SeatLedger.class, it));
  }

  private Document written(Object part) {
    Document document = new Document();
    mongo.getConverter().write(part, document);
    // Within a ledger it is clear what it is.
    document.remove("_class");
    return document;
  }

  private static Update add(String pool, Change change) {
    Update update = new Update();
    add(update, pool + "free", change.free());
    add(update, pool + "taken", change.taken());
    add(update, pool + "offered", change.offered());
    add(update, pool + "waiting", change.waiting());
    add(update, pool + "left", change.left());
    return update;
  }

  private static void add(Update update, String counter, long number) {
    if (number != 0) {
      update.inc(counter, number);
    }
  }

  @Override
  public void writeAway(SeatState seen, int count) {
    if (count == 0) {
      return;
    }
    List<Numbered> done = seen.numbered().subList(0, count);
    log.add(seen.eventId(), done);
    Query unchanged =
        Query.query(Criteria.where("_id").is(seen.eventId()).and("written").is(seen.written()));
    List<String> theirs = done.stream().map(it -> it.step().of()).toList();
    Update shorter =
        new Update()
            .pull("tail", new Document("of", new Document("$in", theirs)))
            .inc("written", (long) count);
    mongo.updateFirst(unchanged, shorter, SEATS);
  }

  @Override
  public List<SeatStep> log(SeatState seen) {
    return log.all(seen);
  }

  @Override
  public List<String> due(Instant now, int limit) {
    Query query = Query.query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, SEATS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  @Override
  public boolean claim(String eventId, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(eventId).and("due").lte(now));
    return mongo.updateFirst(due, new Update().set("due", until), SEATS).getMatchedCount() == 1;
  }

  @Override
  public void rest(String eventId, Instant claimed, @Nullable Instant next) {
    Query untouched = Query.query(Criteria.where("_id").is(eventId).and("due").is(claimed));
    Update later = next == null ? new Update().unset("due") : new Update().set("due", next);
    mongo.updateFirst(untouched, later, SEATS);
  }
}
