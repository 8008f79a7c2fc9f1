package city.participation.notifications.inbox;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The stored notifications. A number is given by whoever sees its predecessor, and the unique index
 * on (recipient, number) lets one writer have it: number n is never visible before n-1, so a reader
 * that continues after n misses nothing.
 */
@Component
class Notifications {

  private static final int TRIES_FOR_A_NUMBER = 50;
  private static final int FORGOTTEN_AT_ONCE = 200;

  private final MongoOperations mongo;

  Notifications(MongoOperations mongo) {
    this.mongo = mongo;
    var indexes = mongo.indexOps(Notification.class);
    indexes.createIndex(
        new Index("recipient", Direction.ASC)
            .on("number", Direction.ASC)
            .unique()
            .named("recipient_number"));
    indexes.createIndex(
        new Index("recipient", Direction.ASC)
            .on("unread", Direction.ASC)
            .on("number", Direction.ASC)
            .named("recipient_unread_number"));
    indexes.createIndex(new Index("createdAt", Direction.ASC).named("createdAt"));
    indexes.createIndex(new Index("readAt", Direction.ASC).sparse().named("readAt"));
  }

  /** Stores it under the next number. Empty: the notification was there already. */
  Optional<Notification> add(Notification unnumbered) {
    for (int tries = 0; tries < TRIES_FOR_A_NUMBER; tries++) {
      try {
        return Optional.of(mongo.insert(unnumbered.withNumber(newest(unnumbered.recipient()) + 1)));
      } catch (DuplicateKeyException taken) {
        if (mongo.exists(query(where("_id").is(unnumbered.id())), Notification.class)) {
          return Optional.empty();
        }
      }
    }
    throw new ConcurrencyFailureException("No free number for notification " + unnumbered.id());
  }

  /** The recipient's highest number, 0 when there is none. */
  long newest(String recipient) {
    Query newest = newestFirst(query(where("recipient").is(recipient))).limit(1);
    Notification found = mongo.findOne(newest, Notification.class);
    return found == null ? 0 : found.number();
  }

  List<Notification> page(String recipient, boolean unreadOnly, long before, int limit) {
    Criteria wanted = where("recipient").is(recipient);
    if (unreadOnly) {
      wanted = wanted.and("unread").is(true);
    }
    wanted = wanted.and("number").lt(before);
    return mongo.find(newestFirst(query(wanted)).limit(limit), Notification.class);
  }

  /** Oldest first. */
  List<Notification> after(String recipient, long number, int limit) {
    Query wanted = query(where("recipient").is(recipient).and("number").gt(number));
    return mongo.find(
        wanted.with(Sort.by(Direction.ASC, "number")).limit(limit), Notification.class);
  }

  /** Counts on the index, and not further than {@code limit}. */
  int unread(String recipient, int limit) {
    Query unread = query(where("recipient").is(recipient).and("unread").is(true)).limit(limit);
    return Math.toIntExact(mongo.count(unread, Notification.class));
  }

  Optional<Notification> find(String id, String recipient) {
    return Optional.ofNullable(
        mongo.findOne(
            query(where("_id").is(id).and("recipient").is(recipient)), Notification.class));
  }

  void markRead(String id, String recipient, Instant now) {
    mongo.updateFirst(
        query(where("_id").is(id).and("recipient").is(recipient).and("unread").is(true)),
        read(now),
        Notification.class);
  }

  void markReadUpTo(String recipient, long number, Instant now) {
    mongo.updateMulti(
        query(where("recipient").is(recipient).and("unread").is(true).and("number").lte(number)),
        read(now),
        Notification.class);
  }

  /** Of each recipient of something created since, the highest number of it. */
  Map<String, Long> newestSince(Instant instant) {
    Query recent = query(where("createdAt").gte(instant));
    recent.fields().include("recipient", "number").exclude("_id");
    Map<String, Long> newest = new HashMap<>();
    mongo
        .find(recent, Numbered.class, mongo.getCollectionName(Notification.class))
        .forEach(found -> newest.merge(found.recipient(), found.number(), Math::max));
    return newest;
  }

  /**
   * Forgets what was read before that instant, but never a recipient's newest: its number is where
   * the next one continues.
   *
   * @return how many were forgotten
   */
  long forget(Instant readBefore) {
    Query old = query(where("readAt").lt(readBefore)).with(Sort.by(Direction.ASC, "readAt"));
    try (Stream<Notification> found = mongo.stream(old, Notification.class)) {
      return found.gather(Gatherers.windowFixed(FORGOTTEN_AT_ONCE)).mapToLong(this::forget).sum();
    }
  }

  void erase(String recipient) {
    mongo.remove(query(where("recipient").is(recipient)), Notification.class);
  }

  private long forget(List<Notification> old) {
    Map<String, Long> newest = new HashMap<>();
    List<String> ids =
        old.stream()
            .filter(one -> one.number() < newest.computeIfAbsent(one.recipient(), this::newest))
            .map(Notification::id)
            .toList();
    return ids.isEmpty()
        ? 0
        : mongo.remove(query(where("_id").in(ids)), Notification.class).getDeletedCount();
  }

  private static Query newestFirst(Query query) {
    return query.with(Sort.by(Direction.DESC, "number"));
  }

  private static Update read(Instant now) {
    return new Update().unset("unread").set("readAt", now);
  }

  private record Numbered(String recipient, long number) {}
}
