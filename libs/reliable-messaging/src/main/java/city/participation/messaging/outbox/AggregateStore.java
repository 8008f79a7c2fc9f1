package city.participation.messaging.outbox;

import static city.participation.messaging.outbox.Outbox.ERASED;
import static city.participation.messaging.outbox.Outbox.MESSAGES;
import static city.participation.messaging.outbox.Outbox.OUTBOX;
import static city.participation.messaging.outbox.Outbox.SEQ;

import com.mongodb.ReadConcern;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.QueryMapper;
import org.springframework.data.mongodb.core.convert.UpdateMapper;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.CriteriaDefinition;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Aggregates of one class, each with its announcements in one document that every change replaces
 * in one atomic step.
 *
 * <p>The document has the state's own fields and beside them {@code version}, {@code outbox} and
 * {@code keys}, which the class must not map. Other top-level fields stay untouched; map them, if
 * need be, with {@code @ReadOnlyProperty}.
 */
public final class AggregateStore<T> {

  private static final String ID = "_id";
  private static final String VERSION = "version";
  static final String KEYS = "keys";
  private static final Set<String> RESERVED = Set.of(VERSION, OUTBOX, KEYS);

  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MAX_KEYS = 200;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

  /** Of a change that loses against announcements alone, which leave the version as it is. */
  private static final int TRIES = 10;

  private final String collection;
  private final Shape<T> shape;
  private final MongoOperations mongo;
  private final QueryMapper queries;
  private final UpdateMapper updates;
  private final Stamp stamp;
  private final Relay relay;
  private final Clock clock;
  private final int maxPerAggregate;

  AggregateStore(
      Class<T> type,
      MongoOperations mongo,
      Stamp stamp,
      Relay relay,
      Clock clock,
      int maxPerAggregate) {
    this.collection = mongo.getCollectionName(type);
    this.shape = new Shape<>(type, mongo.getConverter(), RESERVED);
    this.mongo = mongo;
    this.queries = new QueryMapper(mongo.getConverter());
    this.updates = new UpdateMapper(mongo.getConverter());
    this.stamp = stamp;
    this.relay = relay;
    this.clock = clock;
    this.maxPerAggregate = maxPerAggregate;
    relay.serve(collection);
  }

  public Optional<Stored<T>> find(Object id) {
    return read(found -> found.filter(byId(id))).stream().findFirst();
  }

  /** With conditions on owner or visibility, say. */
  public Optional<Stored<T>> findOne(Query query) {
    return find(Query.of(query).limit(1)).stream().findFirst();
  }

  public List<Stored<T>> find(Query query) {
    Document filter = mapped(query.getQueryObject());
    filter.append(ERASED, new Document("$exists", false));
    return read(found ->
        found
            .filter(filter)
            .sort(queries.getMappedSort(query.getSortObject(), shape.entity()))
            .skip((int) query.getSkip())
            .limit(query.getLimit()));
  }

  /**
   * Stores a new aggregate, at version 1.
   *
   * @throws org.springframework.dao.DuplicateKeyException the id is taken
   */
  public Stored<T> insert(T state, List<Announcement> announcements, @Nullable KeptAnswer key) {
    List<OutboxMessage> messages = stamp.messages(0, announcements);
    relay.requireRoom(messages.size());
    Instant due = relay.due();
    Document document = shape.write(state);
    Object id = Objects.requireNonNull(document.get(ID), "an aggregate has its id from the start");
    Stored<T> stored =
        new Stored<>(state, 1, messages.size(), 0, keptAt(List.of(), key), new Document(document));
    document.append(VERSION, 1L).append(OUTBOX, Outbox.of(messages, due));
    if (key != null) {
      document.append(KEYS, List.of(document(key)));
    }
    in(documents -> documents.insertOne(document));
    relay.handOver(new Parcel(collection, id, messages, true, false, 0), due);
    return stored;
  }

  /**
   * Replaces the state that was read.
   *
   * @throws StaleAggregateException it is no longer as it was read
   */
  public Stored<T> update(
      Stored<T> before, T after, List<Announcement> announcements, @Nullable KeptAnswer key) {
    return update(before, after, announcements, key, new Criteria());
  }

  /**
   * Updates only while the guard holds too, for fields beside the state.
   *
   * @throws StaleAggregateException it is no longer as it was read, or the guard does not hold
   */
  public Stored<T> update(
      Stored<T> before,
      T after,
      List<Announcement> announcements,
      @Nullable KeptAnswer key,
      CriteriaDefinition guard) {
    Object id = id(before);
    List<Instant> keptAt = keptAt(before.keptAt(), key);
    Stored<T> read = before;
    for (int attempt = 1; ; attempt++) {
      List<OutboxMessage> messages = stamp.messages(read.sequence(), announcements);
      requireRoom(read, messages);
      Instant due = relay.due();
      Document filter = byId(id).append(VERSION, before.version());
      if (!messages.isEmpty()) {
        filter.append(SEQ, read.sequence());
      }
      filter.putAll(mapped(guard.getCriteriaObject()));
      Document update = shape.difference(before.fields(), after);
      Outbox.merge(update, "$set", new Document(VERSION, before.version() + 1));
      Outbox.append(update, messages, due);
      if (key != null) {
        Document keys =
            new Document("$each", List.of(document(key))).append("$slice", -keptAt.size());
        Outbox.merge(update, "$push", new Document(KEYS, keys));
      }
      if (in(documents -> documents.updateOne(filter, update)).getMatchedCount() == 1) {
        boolean alone = read.sent() == read.sequence();
        relay.handOver(new Parcel(collection, id, messages, alone, false, 0), due);
        return new Stored<>(
            after,
            before.version() + 1,
            read.sequence() + messages.size(),
            read.sent(),
            keptAt,
            shape.replace(before.fields(), after));
      }
      read = stillAt(before, read.sequence(), attempt);
    }
  }

  /**
   * Adds announcements to a change of fields beside the state. The version stays.
   *
   * @return false, with nothing done, if others have announced since the read, the guard does not
   *     hold, or too many of the aggregate's announcements are unsent
   */
  public boolean announce(
      Stored<T> read, CriteriaDefinition guard, Update change, List<Announcement> announcements) {
    Object id = id(read);
    List<OutboxMessage> messages = stamp.messages(read.sequence(), announcements);
    relay.requireRoom(messages.size());
    Instant due = relay.due();
    Document filter =
        byId(id)
            .append(SEQ, read.sequence())
            .append(ERASED, new Document("$exists", false))
            .append(MESSAGES + "." + (maxPerAggregate - 1), new Document("$exists", false));
    filter.putAll(mapped(guard.getCriteriaObject()));
    Document update =
        new Document(updates.getMappedObject(change.getUpdateObject(), shape.entity()));
    Outbox.append(update, messages, due);
    if (in(documents -> documents.updateOne(filter, update)).getMatchedCount() == 0) {
      return false;
    }
    boolean alone = read.sent() == read.sequence();
    relay.handOver(new Parcel(collection, id, messages, alone, false, 0), due);
    return true;
  }

  /**
   * Removes the whole document; until its last announcements are sent a tombstone holds them. The
   * id must never be used again.
   *
   * @throws StaleAggregateException it is no longer as it was read
   */
  public void erase(Stored<T> before, List<Announcement> last) {
    Object id = id(before);
    long sequence = before.sequence();
    for (int attempt = 1; ; attempt++) {
      Document filter = byId(id).append(VERSION, before.version()).append(SEQ, sequence);
      List<OutboxMessage> messages = stamp.messages(sequence, last);
      Optional<Document> current = in(all -> first(all, filter, MESSAGES));
      if (current.isPresent()) {
        List<OutboxMessage> all = new ArrayList<>(Outbox.messages(current.get()));
        all.addAll(messages);
        if (all.isEmpty()
            ? in(documents -> documents.deleteOne(filter)).getDeletedCount() == 1
            : entomb(id, filter, before.version() + 1, all)) {
          return;
        }
      }
      sequence = stillAt(before, sequence, attempt).sequence();
    }
  }

  /**
   * The answer that a request with this key was given, for at least 24 hours. One that may still be
   * lost with the primary is waited for, as the request itself waits for it.
   */
  public Optional<KeptAnswer> keptAnswer(Object id, String key) {
    Document filter = byId(id).append(KEYS + ".key", key);
    while (in(all -> first(all, filter, KEYS)).isPresent()) {
      Optional<Document> settled =
          in(all -> first(all.withReadConcern(ReadConcern.MAJORITY), filter, KEYS));
      if (settled.isPresent()) {
        return settled.get().getList(KEYS, Document.class).stream()
            .filter(kept -> key.equals(kept.getString("key")))
            .map(kept ->
                new KeptAnswer(key, kept.getString("fingerprint"), kept.getString("answer")))
            .findFirst();
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return Optional.empty();
  }

  /** What the relay has sent since the read may be sent again: receivers know it by its number. */
  private boolean entomb(Object id, Document filter, long version, List<OutboxMessage> messages) {
    Instant due = relay.due();
    Document outbox = Outbox.of(messages, due);
    outbox
        .append("seq", messages.getLast().sequence())
        .append("sent", messages.getFirst().sequence() - 1)
        .append("erased", true);
    Document tombstone = byId(id).append(VERSION, version).append(OUTBOX, outbox);
    if (in(documents -> documents.replaceOne(filter, tombstone)).getMatchedCount() == 0) {
      return false;
    }
    relay.handOver(new Parcel(collection, id, messages, true, true, 0), due);
    return true;
  }

  /** Goes on only if nothing but announcements came between. */
  private Stored<T> stillAt(Stored<T> before, long sequence, int attempt) {
    Optional<Stored<T>> current = find(id(before));
    Long version = current.map(Stored::version).orElse(null);
    if (version == null
        || version != before.version()
        || current.orElseThrow().sequence() == sequence
        || attempt == TRIES) {
      throw new StaleAggregateException(
          "%s %s is not as version %d was read."
              .formatted(collection, id(before), before.version()),
          version);
    }
    return current.orElseThrow();
  }

  private void requireRoom(Stored<T> before, List<OutboxMessage> messages) {
    relay.requireRoom(messages.size());
    if (!messages.isEmpty()
        && before.sequence() - before.sent() + messages.size() > maxPerAggregate) {
      throw new OutboxFullException(
          "%s %s has too many unsent messages.".formatted(collection, id(before)),
          Duration.ofSeconds(30));
    }
  }

  private List<Stored<T>> read(Function<FindIterable<Document>, FindIterable<Document>> query) {
    Document left = new Document(MESSAGES, 0).append(KEYS + ".answer", 0);
    List<Document> documents =
        in(all -> query.apply(all.find()).projection(left).into(new ArrayList<>()));
    return documents.stream()
        .filter(document -> !Outbox.part(document).getBoolean("erased", false))
        .map(this::stored)
        .toList();
  }

  private Stored<T> stored(Document document) {
    Document outbox = Outbox.part(document);
    List<Instant> keptAt =
        document.getList(KEYS, Document.class, List.of()).stream()
            .map(kept -> kept.getDate("at").toInstant())
            .toList();
    return new Stored<>(
        shape.read(document),
        Outbox.number(document, VERSION),
        Outbox.number(outbox, "seq"),
        Outbox.number(outbox, "sent"),
        keptAt,
        document);
  }

  /** The answers to keep, oldest first: those younger than a day, and not more than fit. */
  private List<Instant> keptAt(List<Instant> before, @Nullable KeptAnswer key) {
    if (key == null) {
      return before;
    }
    Instant now = clock.instant();
    List<Instant> kept = new ArrayList<>(before);
    kept.removeIf(at -> at.isBefore(now.minus(KEPT)));
    kept.add(now);
    return kept.subList(Math.max(0, kept.size() - MAX_KEYS), kept.size());
  }

  private Document document(KeptAnswer key) {
    return new Document("key", key.key())
        .append("fingerprint", key.fingerprint())
        .append("at", Date.from(clock.instant()))
        .append("answer", key.answer());
  }

  private Document mapped(Document conditions) {
    return new Document(queries.getMappedObject(conditions, shape.entity()));
  }

  private Document byId(Object id) {
    return new Document(ID, rawId(id));
  }

  private Object rawId(Object id) {
    return Objects.requireNonNull(mapped(new Document(ID, id)).get(ID));
  }

  private Object id(Stored<T> stored) {
    return Objects.requireNonNull(stored.fields().get(ID));
  }

  /** Exceptions are Spring's. */
  private <R> R in(Function<MongoCollection<Document>, R> action) {
    return Objects.requireNonNull(mongo.execute(collection, action::apply));
  }

  private static Optional<Document> first(
      MongoCollection<Document> documents, Document filter, String field) {
    return Optional.ofNullable(documents.find(filter).projection(new Document(field, 1)).first());
  }
}
