package city.participation.ideas.support;

import city.participation.ideas.idea.Supporters;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** One row per idea and participant who ever supported it. */
@Component
class SupportRows implements Supporters {

  private final MongoOperations mongo;

  SupportRows(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(SupportRow.class)
        .createIndex(new Index().on("participant", Direction.ASC).on("_id", Direction.ASC));
  }

  Optional<SupportRow> find(String ideaId, String participant) {
    String id = SupportRow.idOf(ideaId, participant);
    return Optional.ofNullable(mongo.findById(id, SupportRow.class));
  }

  /**
   * Writes what the operation wants, once and never after a later one, whoever does it.
   *
   * @return false when it was begun from a row that had already moved on
   */
  boolean apply(String ideaId, SupportOperation operation) {
    return write(ideaId, operation)
        || find(ideaId, operation.participant())
            .filter(row -> row.isResultOf(operation))
            .isPresent();
  }

  private boolean write(String ideaId, SupportOperation operation) {
    SupportRow after = SupportRow.after(ideaId, operation);
    if (operation.number() == 1) {
      try {
        mongo.insert(after);
        return true;
      } catch (DuplicateKeyException taken) {
        return false;
      }
    }
    Query previous =
        Query.query(Criteria.where("_id").is(after.id()).and("number").is(after.number() - 1));
    Update change =
        new Update()
            .set("active", after.active())
            .set("number", after.number())
            .set("operation", after.operation())
            .set("at", after.at());
    return mongo.updateFirst(previous, change, SupportRow.class).getMatchedCount() == 1;
  }

  /** The rows of these operations that are written. */
  List<SupportRow> of(String ideaId, Collection<SupportOperation> operations) {
    List<String> ids =
        operations.stream().map(it -> SupportRow.idOf(ideaId, it.participant())).toList();
    return mongo.find(Query.query(Criteria.where("_id").in(ids)), SupportRow.class);
  }

  /** Rows of a participant, active or taken back, from one on. */
  List<SupportRow> of(String participant, @Nullable String last, int limit) {
    Criteria theirs = Criteria.where("participant").is(participant);
    if (last != null) {
      theirs = theirs.and("_id").gt(last);
    }
    return mongo.find(Query.query(theirs).with(Sort.by("_id")).limit(limit), SupportRow.class);
  }

  /** False if it has moved on. */
  boolean delete(SupportRow takenBack) {
    Query unchanged =
        Query.query(Criteria.where("_id").is(takenBack.id()).and("number").is(takenBack.number()));
    return mongo.remove(unchanged, SupportRow.class).getDeletedCount() == 1;
  }

  @Override
  public Set<String> supportedBy(String participant, Collection<String> ideaIds) {
    List<String> ids =
        ideaIds.stream().map(ideaId -> SupportRow.idOf(ideaId, participant)).toList();
    Query query = Query.query(Criteria.where("_id").in(ids));
    query.fields().include("ideaId", "active");
    return mongo.find(query, Mark.class, "supports").stream()
        .filter(Mark::active)
        .map(Mark::ideaId)
        .collect(Collectors.toSet());
  }

  private record Mark(String ideaId, boolean active) {}
}
