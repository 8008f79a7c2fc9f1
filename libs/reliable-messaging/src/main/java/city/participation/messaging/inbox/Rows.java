package city.participation.messaging.inbox;

import city.participation.messaging.CloudEvents;
import city.participation.messaging.outbox.Shape;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.QueryMapper;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.mapping.MongoPersistentProperty;

/** One inbox's rows, with the messages parked beside them. */
final class Rows<T> {

  static final int AT_A_TIME = 1000;

  private static final String ID = "_id";
  private static final String LAST = "lastSeq";
  private static final String WAITING = "waiting";
  private static final String WAITING_UP_TO = "waiting.seq";
  private static final String WAITING_SINCE = "waiting.since";
  private static final String POISON = "poison";
  private static final String POISONED_AT = "poison.at";
  private static final String FAILURES = "poison.failures";
  private static final Set<String> RESERVED = Set.of(LAST, WAITING, POISON);
  private static final FindOneAndUpdateOptions AFTER =
      new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

  private final String name;
  private final Shape<T> shape;
  private final MongoOperations mongo;
  private final QueryMapper queries;
  private final Envelope envelope;
  private final Clock clock;

  Rows(Class<T> type, MongoOperations mongo, Envelope envelope, Clock clock) {
    this.name = mongo.getCollectionName(type);
    this.shape = new Shape<>(type, mongo.getConverter(), RESERVED);
    this.mongo = mongo;
    this.queries = new QueryMapper(mongo.getConverter());
    this.envelope = envelope;
    this.clock = clock;
  }

  /** Where a subject stands; without a row it stands at 0. */
  record Position(@Nullable Document row) {

    long lastSequence() {
      return row == null || row.get(LAST) == null ? 0 : row.get(LAST, Number.class).longValue();
    }

    boolean poisoned() {
      return row != null && row.containsKey(POISON);
    }

    /** How often the message whose turn it is has failed. */
    int failures() {
      Document poison = row == null ? null : row.get(POISON, Document.class);
      return poison == null ? 0 : poison.getInteger("failures", 0);
    }

    /** As if nothing had failed. */
    Position forgiven() {
      if (row == null) {
        return this;
      }
      Document forgiven = new Document(row);
      forgiven.remove(POISON);
      return new Position(forgiven);
    }

    boolean waits() {
      return row != null && row.containsKey(WAITING);
    }
  }

  /**
   * Why a subject does not go on.
   *
   * @param waitingUpTo the highest sequence that is parked
   * @param poison what failed, and how; null for a mere gap
   */
  record Held(
      String collection,
      String subject,
      long lastSequence,
      long waitingUpTo,
      Instant since,
      @Nullable String poison) {}

  String name() {
    return name;
  }

  void ensureIndexes() {
    IndexOptions sparse = new IndexOptions().sparse(true);
    in(rows -> rows.createIndex(new Document(WAITING_SINCE, 1), sparse));
    in(rows -> rows.createIndex(new Document(POISONED_AT, 1), sparse));
  }

  Position position(String subject) {
    return in(rows -> position(rows, subject));
  }

  /** Where a subject stands and will stay: anything later may be gone once the primary is. */
  Position settled(String subject) {
    return in(rows -> position(rows.withReadConcern(ReadConcern.MAJORITY), subject));
  }

  private Position position(MongoCollection<Document> rows, String subject) {
    return new Position(rows.find(byId(subject)).first());
  }

  @Nullable T state(Position position) {
    Document row = position.row();
    if (row == null) {
      return null;
    }
    Document state = new Document(row);
    RESERVED.forEach(state::remove);
    return state.size() > 1 ? shape.read(state) : null;
  }

  /** Where the subject stands then; null if somebody else has moved the position. */
  @Nullable Position store(Position position, IncomingMessage message, @Nullable T after) {
    Document row = position.row();
    if (row == null) {
      Document first = after == null ? new Document() : shape.write(after);
      first.putAll(byId(message.subject()));
      first.append(LAST, message.sequence());
      try {
        in(rows -> rows.insertOne(first));
        return new Position(first);
      } catch (DuplicateKeyException e) {
        requireRow(message, e);
        return null;
      }
    }
    Document update = after == null ? forgotten(row) : shape.difference(row, after);
    update.get("$set", Document.class).append(LAST, message.sequence());
    // Another instance may have failed at the same message meanwhile.
    ((Document) update.computeIfAbsent("$unset", operator -> new Document())).append(POISON, "");
    Document filter = byId(message.subject()).append(LAST, message.sequence() - 1);
    Position stored = findAndUpdate(filter, update, AFTER);
    return stored.row() == null ? null : stored;
  }

  /** Keeps a message for later, and says where its subject stood just then. */
  Position park(IncomingMessage message) {
    keep(message);
    Document update =
        new Document("$setOnInsert", new Document(LAST, 0L))
            .append("$max", new Document(WAITING_UP_TO, message.sequence()))
            .append("$min", new Document(WAITING_SINCE, Date.from(clock.instant())));
    Document filter = byId(message.subject());
    FindOneAndUpdateOptions upsert =
        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.BEFORE).upsert(true);
    try {
      return findAndUpdate(filter, update, upsert);
    } catch (DuplicateKeyException e) {
      return findAndUpdate(filter, update, upsert);
    }
  }

  /** Keeps a message that cannot be applied, and stops its subject, unless that has moved on. */
  void poison(IncomingMessage message, Throwable failure) {
    keep(message);
    Document poison =
        new Document("poison.seq", message.sequence())
            .append("poison.id", message.id())
            .append("poison.type", message.type())
            .append("poison.error", failure.getClass().getName())
            .append(POISONED_AT, Date.from(clock.instant()));
    Document update =
        new Document("$set", poison)
            .append("$inc", new Document(FAILURES, 1))
            .append("$max", new Document(WAITING_UP_TO, message.sequence()))
            .append("$min", new Document(WAITING_SINCE, Date.from(clock.instant())));
    Document filter = byId(message.subject()).append(LAST, message.sequence() - 1);
    UpdateOptions upsert = new UpdateOptions().upsert(message.sequence() == 1);
    try {
      UpdateResult result = in(rows -> rows.updateOne(filter, update, upsert));
      if (result.getMatchedCount() == 0 && result.getUpsertedId() == null) {
        unpark(message);
      }
    } catch (DuplicateKeyException e) {
      requireRow(message, e);
      unpark(message);
    }
  }

  /** Without a row it was not the id that is taken, but something else that must be unique. */
  private void requireRow(IncomingMessage message, DuplicateKeyException e) {
    if (position(message.subject()).row() == null) {
      throw e;
    }
  }

  void forgive(String subject) {
    Document update = new Document("$unset", new Document(POISON, ""));
    in(rows -> rows.updateOne(byId(subject), update));
  }

  @Nullable IncomingMessage parked(String subject, long sequence) {
    Document filter = new Document(ID, key(subject, sequence));
    List<Document> found = inParked(all -> all.find(filter).into(new ArrayList<>(1)));
    return found.isEmpty() ? null : envelope.unwrap(found.getFirst());
  }

  void unpark(IncomingMessage message) {
    Document filter = new Document(ID, key(message.subject(), message.sequence()));
    inParked(all -> all.deleteOne(filter));
  }

  /** Nothing waits up to here: takes off the mark, and what a crash has left of the last step. */
  void tidy(String subject, long lastSequence) {
    inParked(all -> all.deleteOne(new Document(ID, key(subject, lastSequence))));
    Document filter =
        byId(subject)
            .append(LAST, lastSequence)
            .append(WAITING_UP_TO, new Document("$lte", lastSequence));
    in(rows -> rows.updateOne(filter, new Document("$unset", new Document(WAITING, ""))));
  }

  /**
   * Shows each subject that waits, longest first, and not those that begin to wait meanwhile.
   *
   * @param failures not those whose message has failed as often
   */
  void forEachHeld(int failures, Consumer<Held> action) {
    // The last there is, not the time: a clock that is set back would hide what began before.
    List<Document> last = held(new Document(WAITING_SINCE, from(Instant.EPOCH)), -1, 1);
    if (last.isEmpty()) {
      return;
    }
    Instant end = since(last.getFirst());
    Document from = new Document(WAITING_SINCE, between(Instant.EPOCH, end));
    List<Document> page;
    do {
      Document filter =
          new Document(from).append(FAILURES, new Document("$not", new Document("$gte", failures)));
      page = held(filter, 1, AT_A_TIME);
      page.forEach(row -> action.accept(held(row)));
      if (!page.isEmpty()) {
        from = after(page.getLast(), end);
      }
    } while (page.size() == AT_A_TIME);
  }

  private List<Document> held(Document filter, int direction, int limit) {
    Document sort = new Document(WAITING_SINCE, direction).append(ID, direction);
    return in(rows -> rows.find(filter).sort(sort).limit(limit).into(new ArrayList<>()));
  }

  private static Instant since(Document row) {
    return row.get(WAITING, Document.class).getDate("since").toInstant();
  }

  private static Document after(Document last, Instant end) {
    Instant since = since(last);
    Document later = new Document(WAITING_SINCE, between(since.plusMillis(1), end));
    Document asLong =
        new Document(WAITING_SINCE, Date.from(since)).append(ID, new Document("$gt", last.get(ID)));
    return new Document("$or", List.of(asLong, later));
  }

  private static Document between(Instant from, Instant to) {
    return from(from).append("$lte", Date.from(to));
  }

  private static Document from(Instant first) {
    return new Document("$gte", Date.from(first));
  }

  /**
   * Removes what a crash has left parked though it is applied; a part at a time, since nothing but
   * the whole collection says so.
   *
   * @param after where the part before ended
   * @return where this part ended; null at the end of all
   */
  @Nullable String removeApplied(@Nullable String after) {
    Document rest = after == null ? new Document() : new Document(ID, new Document("$gt", after));
    List<Document> part =
        inParked(all ->
            all.find(rest)
                .projection(new Document(CloudEvents.SUBJECT, 1).append(CloudEvents.SEQUENCE, 1))
                .sort(new Document(ID, 1))
                .limit(AT_A_TIME)
                .into(new ArrayList<>()));
    Map<String, Long> positions = new HashMap<>();
    List<Object> applied = new ArrayList<>();
    for (Document parked : part) {
      String subject = parked.getString(CloudEvents.SUBJECT);
      long last = positions.computeIfAbsent(subject, s -> position(s).lastSequence());
      if (parked.get(CloudEvents.SEQUENCE, Number.class).longValue() <= last) {
        applied.add(parked.get(ID));
      }
    }
    if (!applied.isEmpty()) {
      inParked(all -> all.deleteMany(new Document(ID, new Document("$in", applied))));
    }
    return part.size() < AT_A_TIME ? null : part.getLast().getString(ID);
  }

  long poisoned() {
    Document filter = new Document(POISONED_AT, new Document("$gte", Date.from(Instant.EPOCH)));
    return in(rows -> rows.countDocuments(filter));
  }

  long parked() {
    return inParked(MongoCollection::estimatedDocumentCount);
  }

  private Held held(Document row) {
    Document waiting = row.get(WAITING, Document.class);
    Document poison = row.get(POISON, Document.class);
    return new Held(
        name,
        String.valueOf(row.get(ID)),
        new Position(row).lastSequence(),
        waiting.get("seq", Number.class).longValue(),
        since(row),
        poison == null
            ? null
            : "%s %s: %s".formatted(poison.get("type"), poison.get("id"), poison.get("error")));
  }

  private void keep(IncomingMessage message) {
    Document kept = envelope.wrap(message);
    kept.append(ID, key(message.subject(), message.sequence()));
    try {
      inParked(all -> all.insertOne(kept));
    } catch (DuplicateKeyException e) {
      // The same message, delivered again.
    }
  }

  private static Document forgotten(Document row) {
    Document unset = new Document();
    for (String field : row.keySet()) {
      if (!field.equals(ID) && !RESERVED.contains(field)) {
        unset.append(field, "");
      }
    }
    Document update = new Document("$set", new Document());
    return unset.isEmpty() ? update : update.append("$unset", unset);
  }

  private static String key(String subject, long sequence) {
    return subject + "|" + sequence;
  }

  /** As Spring Data writes it, whatever class the row's id has. */
  private Document byId(String subject) {
    MongoPersistentEntity<?> entity =
        mongo.getConverter().getMappingContext().getRequiredPersistentEntity(shape.type());
    MongoPersistentProperty id = entity.getIdProperty();
    Object value =
        id == null
            ? subject
            : mongo.getConverter().getConversionService().convert(subject, id.getType());
    return new Document(queries.getMappedObject(new Document(ID, value), entity));
  }

  private Position findAndUpdate(
      Document filter, Document update, FindOneAndUpdateOptions options) {
    return in(rows -> new Position(rows.findOneAndUpdate(filter, update, options)));
  }

  /** Exceptions are Spring's. */
  private <R> R in(Function<MongoCollection<Document>, R> action) {
    return Objects.requireNonNull(mongo.execute(name, action::apply));
  }

  private <R> R inParked(Function<MongoCollection<Document>, R> action) {
    return Objects.requireNonNull(mongo.execute(name + ".parked", action::apply));
  }
}
