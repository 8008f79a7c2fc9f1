package city.participation.benchmarks.faults;

import static city.participation.benchmarks.faults.fleet.Service.IDEAS;
import static city.participation.benchmarks.faults.fleet.Service.NOTIFICATIONS;

import city.participation.benchmarks.faults.fleet.Fleet;
import city.participation.benchmarks.faults.history.Aftermath;
import city.participation.benchmarks.faults.history.Aftermath.Idea;
import city.participation.benchmarks.faults.history.Aftermath.Known;
import city.participation.benchmarks.faults.history.Aftermath.Support;
import city.participation.benchmarks.faults.history.Aftermath.Telling;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Looks at what the suite has kept: databases and queues, past all services. */
final class Observer implements AutoCloseable {

  private static final Bson HAS_UNSENT = Filters.exists("outbox.messages.0");

  private final Fleet fleet;
  private final MongoClient ideas;
  private final MongoClient notifications;
  private final Queues queues;
  private final @Nullable Probe probe;

  /** {@code probe}: null when nobody else listens to the bus. */
  Observer(Fleet fleet, @Nullable Probe probe) {
    this.fleet = fleet;
    this.ideas = MongoClients.create(fleet.databaseUri(IDEAS));
    this.notifications = MongoClients.create(fleet.databaseUri(NOTIFICATIONS));
    this.queues = new Queues(fleet.broker());
    this.probe = probe;
  }

  /** What is there, and how long it took until nothing waited any more. */
  record Settled(Aftermath aftermath, Duration took) {}

  /** Looks until nothing waits any more, or patience is at its end. */
  Settled settle(Duration patience) throws InterruptedException {
    return settle(this::look, patience);
  }

  static Settled settle(Supplier<Aftermath> looks, Duration patience) throws InterruptedException {
    long begin = System.nanoTime();
    var aftermath = looks.get();
    while (true) {
      var took = Duration.ofNanos(System.nanoTime() - begin);
      if (aftermath.left() == 0) {
        // Its parts were read one after the other: ideas may have gone on until all was found
        // empty.
        aftermath = looks.get();
        if (aftermath.left() == 0) {
          return new Settled(aftermath, took);
        }
      } else if (took.compareTo(patience) > 0) {
        return new Settled(aftermath, took);
      } else {
        Thread.sleep(500);
        aftermath = looks.get();
      }
    }
  }

  Aftermath look() {
    Map<String, Idea> shown = new HashMap<>();
    Map<String, Long> leftovers = new LinkedHashMap<>();
    all(ownedIdeas(), "content.title", "author", "status", "version", "outbox.seq")
        .forEach(idea -> shown.put(String.valueOf(idea.get("_id")), idea(idea)));
    Set<Support> supports = new HashSet<>();
    for (var row : all(in(ideas, IDEAS.word(), "supports"), "ideaId", "participant", "active")) {
      if (row.getBoolean("active", false)) {
        supports.add(new Support(row.getString("ideaId"), row.getString("participant")));
      }
    }
    Map<String, Known> known = new HashMap<>();
    // After the ideas, so that a position is not older than the number it is compared with.
    all(knownIdeas(), "lastSeq", "author", "title")
        .forEach(row -> known.put(String.valueOf(row.get("_id")), known(row)));
    List<Telling> tellings = new ArrayList<>();
    for (var row :
        all(
            in(notifications, NOTIFICATIONS.word(), "notifications"),
            "recipient",
            "idea",
            "matter")) {
      tellings.add(
          new Telling(row.getString("recipient"), row.getString("idea"), row.getString("matter")));
    }
    long behind =
        shown.entrySet().stream()
            .mapToLong(each ->
                Math.max(0, each.getValue().sequence() - sequence(known.get(each.getKey()))))
            .sum();
    leftovers.put("messages not yet applied", behind);
    countWhatWaits(leftovers);
    return new Aftermath(
        shown,
        supports,
        known,
        tellings,
        fleet.applications().heard(),
        probe == null ? null : probe.heard(),
        leftovers);
  }

  MongoCollection<Document> parked() {
    return in(notifications, NOTIFICATIONS.word(), "knownIdea.parked");
  }

  /** Messages in the outboxes of ideas. */
  long unsent() {
    long unsent = 0;
    for (var row : all(ownedIdeas(), "outbox.messages.id")) {
      var outbox = row.get("outbox", Document.class);
      unsent += outbox == null ? 0 : outbox.getList("messages", Document.class, List.of()).size();
    }
    return unsent;
  }

  /** Whether the owner has messages to send, or the broker has some to hand over. */
  boolean isAnythingOnItsWay() {
    return ownedIdeas().countDocuments(HAS_UNSENT) + Math.abs(queues.depth(Queues.CONSUMER)) > 0;
  }

  MongoCollection<Document> ownedIdeas() {
    return in(ideas, IDEAS.word(), "ideas");
  }

  MongoCollection<Document> knownIdeas() {
    return in(notifications, NOTIFICATIONS.word(), "knownIdea");
  }

  Queues queues() {
    return queues;
  }

  @Override
  public void close() {
    ideas.close();
    notifications.close();
  }

  private void countWhatWaits(Map<String, Long> leftovers) {
    var owned = ownedIdeas();
    leftovers.put("outboxes", owned.countDocuments(HAS_UNSENT));
    leftovers.put("counts to announce", owned.countDocuments(Filters.exists("supports.due")));
    leftovers.put("parked messages", parked().countDocuments());
    leftovers.put("ideas that wait", knownIdeas().countDocuments(Filters.exists("waiting")));
    leftovers.putAll(queues.depths());
    if (probe != null) {
      // An empty queue that is not yet acknowledged is not done with.
      leftovers.put(
          "messages to be handed on", probe.waiting() + Math.abs(queues.depth(Probe.QUEUE)));
    }
  }

  private static Idea idea(Document idea) {
    var outbox = idea.get("outbox", Document.class);
    return new Idea(
        idea.get("content", Document.class).getString("title"),
        idea.getString("author"),
        idea.getString("status"),
        number(idea, "version"),
        outbox == null ? 0 : number(outbox, "seq"));
  }

  /** A row without an author is one whose first message waits. */
  private static Known known(Document row) {
    return new Known(
        number(row, "lastSeq"), row.get("author", "nobody yet"), row.getString("title"));
  }

  private static long sequence(@Nullable Known known) {
    return known == null ? 0 : known.sequence();
  }

  /** What is missing is none of our fields, and must not look like a beginning. */
  private static long number(Document document, String field) {
    return Objects.requireNonNull(document.get(field, Number.class), field).longValue();
  }

  private static Iterable<Document> all(MongoCollection<Document> collection, String... fields) {
    return collection.find().projection(Projections.include(fields));
  }

  private static MongoCollection<Document> in(MongoClient client, String database, String name) {
    return client.getDatabase(database).getCollection(name);
  }
}
