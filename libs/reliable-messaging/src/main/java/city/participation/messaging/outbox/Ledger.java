package city.participation.messaging.outbox;

import static city.participation.messaging.outbox.Outbox.ATTEMPTS;
import static city.participation.messaging.outbox.Outbox.DUE;
import static city.participation.messaging.outbox.Outbox.ERASED;
import static city.participation.messaging.outbox.Outbox.MESSAGES;
import static city.participation.messaging.outbox.Outbox.MESSAGE_ID;
import static city.participation.messaging.outbox.Outbox.SENT;
import static city.participation.messaging.outbox.Outbox.SEQ;
import static city.participation.messaging.outbox.Outbox.SINCE;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/** What the relay reads and writes in one collection's outboxes. Never touches the version. */
final class Ledger {

  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

  private static final Duration UNREADABLE = Duration.ofMinutes(5);

  private static final String ID = "_id";
  private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

  private final String name;
  private final MongoOperations mongo;

  Ledger(String name, MongoOperations mongo) {
    this.name = name;
    this.mongo = mongo;
  }

  /** Sent messages of one aggregate. */
  record Sent(Parcel parcel, List<OutboxMessage> messages) {

    Object id() {
      return parcel.id();
    }

    OutboxMessage last() {
      return messages.getLast();
    }

    Document present() {
      return new Document(ID, id()).append(MESSAGE_ID, last().id());
    }
  }

  /**
   * What waits.
   *
   * @param since when the oldest was stored; never, if nothing waits
   */
  record Unsent(long messages, Instant since) {}

  void ensureIndex() {
    outboxes()
        .createIndex(new Document(DUE, 1), new IndexOptions().name("outbox_due").sparse(true));
  }

  /**
   * What is this instance's own now.
   *
   * @param found how many were due, with those that others were quicker to claim
   */
  record Claim(List<Parcel> parcels, int found) {}

  /** Makes what is due this instance's own until {@code due}, which no other claim has. */
  Claim claim(Instant now, Instant due, int limit) {
    Document isDue = new Document(DUE, new Document("$lte", Date.from(now)));
    List<Document> found =
        outboxes()
            .find(isDue)
            .projection(new Document(Outbox.OUTBOX, 1))
            .sort(new Document(DUE, 1))
            .limit(limit)
            .into(new ArrayList<>());
    if (found.isEmpty()) {
      return new Claim(List.of(), 0);
    }
    List<Object> ids = found.stream().map(document -> document.get(ID)).toList();
    Document still = new Document(ID, new Document("$in", ids)).append(DUE, isDue.get(DUE));
    long claimed = outboxes().updateMany(still, set(DUE, Date.from(due))).getMatchedCount();
    // What was written to one since it was read shows when what was read is cleared.
    return new Claim(claimed == ids.size() ? parcels(found, due) : read(ids, due), ids.size());
  }

  /**
   * Takes over all that these aggregates have to send. Should another instance be at it, messages
   * are sent twice.
   */
  List<Parcel> seize(List<Object> ids, Instant due) {
    Document unsent =
        new Document(ID, new Document("$in", ids))
            .append(MESSAGES + ".0", new Document("$exists", true));
    outboxes().updateMany(unsent, set(DUE, Date.from(due)));
    return read(ids, due);
  }

  private List<Parcel> read(List<Object> ids, Instant due) {
    return parcels(
        outboxes()
            .find(new Document(ID, new Document("$in", ids)).append(DUE, Date.from(due)))
            .projection(new Document(Outbox.OUTBOX, 1)),
        due);
  }

  private List<Parcel> parcels(Iterable<Document> documents, Instant due) {
    List<Parcel> parcels = new ArrayList<>();
    for (Document document : documents) {
      try {
        List<OutboxMessage> messages = Outbox.messages(document);
        if (messages.isEmpty()) {
          settleEmpty(document);
        } else {
          parcels.add(parcel(document, messages));
        }
      } catch (ClassCastException | NullPointerException e) {
        setAside(Objects.requireNonNull(document.get(ID)), due, e);
      }
    }
    return parcels;
  }

  /** What no code of ours has written must not hold up the others. */
  private void setAside(Object id, Instant due, RuntimeException e) {
    log.error("The outbox of {} {} cannot be read; it is left for a while.", name, id, e);
    outboxes().updateOne(new Document(ID, id), set(DUE, Date.from(due.plus(UNREADABLE))));
  }

  /**
   * Takes sent messages out.
   *
   * @param due for what was written in the meantime
   * @return what was written in the meantime
   */
  List<Parcel> clear(List<Sent> sent, Instant due) {
    // Only if nothing came after: then the whole outbox goes in one step. Most documents are young
    // and have sent as many, so that one command serves for many of them.
    Map<Ending, List<Object>> alike =
        sent.stream()
            .collect(
                Collectors.groupingBy(
                    Ending::of, Collectors.mapping(Sent::id, Collectors.toList())));
    List<WriteModel<Document>> whole = new ArrayList<>();
    alike.forEach((ending, ids) -> {
      Document filter = new Document(ID, new Document("$in", ids)).append(SEQ, ending.sequence());
      if (ending.erased()) {
        whole.add(new DeleteManyModel<>(filter.append(ERASED, true)));
      } else {
        // Erased meanwhile, it must not become an empty document that nobody removes.
        filter.append(ERASED, new Document("$exists", false));
        whole.add(
            new UpdateManyModel<>(
                filter, emptied().append("$set", new Document(SENT, ending.sequence()))));
      }
    });
    BulkWriteResult result = outboxes().bulkWrite(whole, UNORDERED);
    if (result.getMatchedCount() + result.getDeletedCount() == sent.size()) {
      return List.of();
    }
    return clearOneByOne(sent, due);
  }

  /** The last message of a document, and whether the document goes with it. */
  private record Ending(long sequence, boolean erased) {

    static Ending of(Sent sent) {
      return new Ending(sent.last().sequence(), sent.parcel().erased());
    }
  }

  private List<Parcel> clearOneByOne(List<Sent> sent, Instant due) {
    List<WriteModel<Document>> parts = new ArrayList<>();
    for (Sent each : sent) {
      parts.add(
          new UpdateOneModel<>(
              each.present(),
              new Document("$pull", pulled(each))
                  .append("$max", sentUpTo(each))
                  .append(
                      "$set",
                      new Document(DUE, Date.from(due))
                          .append(SINCE, Date.from(each.last().time())))));
    }
    outboxes().bulkWrite(parts, UNORDERED);
    return read(sent.stream().map(Sent::id).toList(), due);
  }

  /** Takes sent messages out and leaves the others until {@code due}. */
  void postpone(Sent sent, OutboxMessage firstUnsent, Instant due) {
    Document later = new Document(DUE, Date.from(due)).append(SINCE, Date.from(firstUnsent.time()));
    Document update = new Document("$set", later).append("$inc", new Document(ATTEMPTS, 1));
    if (!sent.messages().isEmpty()) {
      update.append("$pull", pulled(sent)).append("$max", sentUpTo(sent));
    }
    outboxes().updateOne(new Document(ID, sent.id()).append(MESSAGE_ID, firstUnsent.id()), update);
  }

  /** Leaves parcels to whoever comes first. */
  void release(List<Parcel> parcels, Instant now) {
    List<WriteModel<Document>> models = new ArrayList<>();
    for (Parcel parcel : parcels) {
      if (parcel.isEmpty() && parcel.underWay().isEmpty()) {
        continue;
      }
      Document unsent = new Document(ID, parcel.id()).append(MESSAGE_ID, parcel.first().id());
      models.add(new UpdateOneModel<>(unsent, set(DUE, Date.from(now))));
    }
    if (!models.isEmpty()) {
      outboxes().bulkWrite(models, UNORDERED);
    }
  }

  Unsent unsent() {
    Document waiting = new Document("$subtract", List.of("$" + SEQ, "$" + SENT));
    Document sum =
        outboxes()
            .aggregate(
                List.of(
                    new Document(
                        "$match",
                        new Document(DUE, new Document("$gte", Date.from(Instant.EPOCH)))),
                    new Document(
                        "$group",
                        new Document(ID, null)
                            .append("messages", new Document("$sum", waiting))
                            .append("since", new Document("$min", "$" + SINCE)))))
            .first();
    if (sum == null || sum.getDate("since") == null) {
      return new Unsent(0, Instant.MAX);
    }
    return new Unsent(Outbox.number(sum, "messages"), sum.getDate("since").toInstant());
  }

  /** Another instance has sent them all, but could not know that these were the last. */
  private void settleEmpty(Document document) {
    Document outbox = Outbox.part(document);
    Document filter =
        new Document(ID, document.get(ID))
            .append(SEQ, outbox.get("seq"))
            .append(MESSAGES + ".0", new Document("$exists", false));
    if (outbox.getBoolean("erased", false)) {
      outboxes().deleteOne(filter.append(ERASED, true));
    } else {
      outboxes().updateOne(filter, emptied());
    }
  }

  private Parcel parcel(Document document, List<OutboxMessage> messages) {
    Document outbox = Outbox.part(document);
    return new Parcel(
        name,
        Objects.requireNonNull(document.get(ID)),
        messages,
        true,
        outbox.getBoolean("erased", false),
        (int) Outbox.number(outbox, "attempts"));
  }

  private static Document emptied() {
    return new Document(
        "$unset",
        new Document(MESSAGES, "").append(DUE, "").append(SINCE, "").append(ATTEMPTS, ""));
  }

  private static Document sentUpTo(Sent sent) {
    return new Document(SENT, sent.last().sequence());
  }

  private static Document pulled(Sent sent) {
    List<String> ids = sent.messages().stream().map(OutboxMessage::id).toList();
    return new Document(MESSAGES, new Document("id", new Document("$in", ids)));
  }

  private static Document set(String field, Object value) {
    return new Document("$set", new Document(field, value));
  }

  private MongoCollection<Document> outboxes() {
    return mongo.getCollection(name);
  }
}
