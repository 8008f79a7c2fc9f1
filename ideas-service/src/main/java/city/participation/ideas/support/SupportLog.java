package city.participation.ideas.support;

import city.participation.ideas.idea.IdeaStatus;
import city.participation.messaging.outbox.AggregateStore;
import city.participation.messaging.outbox.AggregateStores;
import city.participation.messaging.outbox.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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

/**
 * The supports' part of an idea's document: the count, and the operations under way. Beside the
 * idea's state, so its version stays and its author's edits are not disturbed.
 */
@Component
class SupportLog {

  /** About the shortest time between two announcements of one idea's count. */
  static final Duration CALM = Duration.ofSeconds(5);

  private static final Duration CLAIM = Duration.ofSeconds(10);

  private static final String IDEAS = "ideas";
  private static final String PROGRAMME = "content.programme";
  private static final String OPERATIONS = "supports.operations";

  private final MongoOperations mongo;
  private final AggregateStore<SupportedIdea> store;
  private final SupportAnnouncements announcements;

  SupportLog(MongoOperations mongo, AggregateStores stores, SupportAnnouncements announcements) {
    this.mongo = mongo;
    this.store = stores.of(SupportedIdea.class);
    this.announcements = announcements;
    mongo.indexOps(IDEAS).createIndex(new Index().on("supports.due", Direction.ASC).sparse());
  }

  Optional<Stored<SupportedIdea>> read(String ideaId) {
    return store.find(ideaId);
  }

  /**
   * Notes and counts an operation, if no other of the same participant is under way; giving only
   * while the idea is published, and if it belongs to that programme.
   *
   * @param programme null for none
   * @return the idea as it was before
   */
  Optional<SupportedIdea> begin(
      String ideaId, SupportOperation operation, @Nullable String programme) {
    String slot = slot(operation);
    Criteria allowed = Criteria.where("_id").is(ideaId).and(slot).is(null);
    if (operation.give()) {
      allowed = allowed.and("status").is(IdeaStatus.PUBLISHED).and(PROGRAMME).is(programme);
    }
    Query free = Query.query(allowed);
    free.fields().include("status", "supportCount", "supports");
    Update note =
        new Update()
            .set(slot, operation)
            .inc("supportCount", operation.delta())
            .inc("supports.begun", 1L)
            .min("supports.due", operation.at().plus(CALM))
            .min("firstSupportedAt", operation.at());
    return Optional.ofNullable(
        mongo.findAndModify(
            free, note, FindAndModifyOptions.options().returnNew(false), SupportedIdea.class));
  }

  /** Takes back an operation that cannot be: uncounted, once. */
  void cancel(String ideaId, SupportOperation operation) {
    Update undo = new Update().unset(slot(operation)).inc("supportCount", -operation.delta());
    mongo.updateFirst(
        Query.query(
            Criteria.where("_id").is(ideaId).and(slot(operation) + ".token").is(operation.token())),
        undo,
        IDEAS);
  }

  /** Forgets operations whose rows are written, unless somebody else did. */
  void forget(String ideaId, Collection<SupportOperation> done) {
    mongo.updateFirst(Query.query(stillNoted(done).and("_id").is(ideaId)), without(done), IDEAS);
  }

  /** Ideas whose count is to be announced by now, longest waiting first. */
  List<String> due(Instant now, int limit) {
    Query query =
        Query.query(Criteria.where("supports.due").lte(now))
            .with(Sort.by("supports.due"))
            .limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, IDEAS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Ideas in which an operation of this participant is noted: all of them are due some time. */
  List<String> noted(String participant) {
    String slot = OPERATIONS + "." + SupportOperation.slotOf(participant);
    Query query =
        Query.query(
            Criteria.where("supports.due")
                .gte(Instant.EPOCH)
                .and(slot + ".participant")
                .is(participant));
    query.fields().include("_id");
    return mongo.find(query, Document.class, IDEAS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves an idea that is due to the caller for a while; false if somebody else was faster. */
  boolean claim(String ideaId, Instant now) {
    Query due = Query.query(Criteria.where("_id").is(ideaId).and("supports.due").lte(now));
    Update later = new Update().set("supports.due", now.plus(CLAIM));
    return mongo.updateFirst(due, later, IDEAS).getMatchedCount() == 1;
  }

  /**
   * Announces the count and forgets the operations, all of which are done.
   *
   * @return false, with nothing done, when somebody else came first
   */
  boolean announce(Stored<SupportedIdea> settled, Instant now) {
    SupportedIdea idea = settled.state();
    SupportedIdea.Log log = idea.supports();
    if (log == null) {
      return true;
    }
    Criteria nothingBegun = Criteria.where("supports.begun").is(log.begun());
    Update calm =
        new Update()
            .set(OPERATIONS, new Document())
            .set("supports.announced", idea.supportCount())
            .unset("supports.due");
    if (announce(settled, nothingBegun, calm, now)) {
      return true;
    }
    // On a busy idea something always begins in between: forget these, look again after the calm.
    Collection<SupportOperation> done = idea.operations().values();
    Update busy =
        without(done)
            .set("supports.announced", idea.supportCount())
            .set("supports.due", now.plus(CALM));
    return announce(settled, stillNoted(done), busy, now);
  }

  private boolean announce(
      Stored<SupportedIdea> settled, Criteria guard, Update change, Instant now) {
    SupportedIdea idea = settled.state();
    boolean told =
        idea.supports() != null
            && Long.valueOf(idea.supportCount()).equals(idea.supports().announced());
    return store.announce(
        settled,
        guard,
        change,
        told
            ? List.of()
            : List.of(announcements.countChanged(idea.id(), idea.supportCount(), now)));
  }

  private static Criteria stillNoted(Collection<SupportOperation> operations) {
    Criteria all = new Criteria();
    for (SupportOperation operation : operations) {
      all = all.and(slot(operation) + ".token").is(operation.token());
    }
    return all;
  }

  private static Update without(Collection<SupportOperation> operations) {
    Update update = new Update();
    operations.forEach(operation -> update.unset(slot(operation)));
    return update;
  }

  private static String slot(SupportOperation operation) {
    return OPERATIONS + "." + operation.slot();
  }
}
