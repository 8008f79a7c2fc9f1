package city.participation.partners.register;

import city.participation.partners.organisation.Organisation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Whose register entries wait to be checked, and what was found. A partner's own step sets {@code
 * checkDue}; here it is moved on, and the finding written beside the partner's state, without a new
 * version: nobody who decides meanwhile is told that they saw an old one.
 */
@Component
class RegisterChecks {

  private static final String PARTNERS = "partners";
  private static final String DUE = "checkDue";
  private static final String FINDING = "registerCheck";

  private final MongoOperations mongo;

  RegisterChecks(MongoOperations mongo) {
    this.mongo = mongo;
    mongo.indexOps(PARTNERS).createIndex(new Index().on(DUE, Direction.ASC).sparse());
  }

  /** One whose entry is to be checked, with what was found before. */
  record Waiting(
      @Id String id, Organisation organisation, @Nullable RegisterFinding registerCheck) {

    /** How often the register was asked in vain without a break, this time included. */
    int attempt() {
      return registerCheck == null || registerCheck.result() != RegisterResult.UNAVAILABLE
          ? 1
          : registerCheck.attempts() + 1;
    }
  }

  /** Longest waiting first. */
  List<String> due(Instant now, int limit) {
    Query query = Query.query(Criteria.where(DUE).lte(now)).with(Sort.by(DUE)).limit(limit);
    query.fields().include("_id");
    return mongo.find(query, Document.class, PARTNERS).stream()
        .map(it -> it.getString("_id"))
        .toList();
  }

  /** Leaves one that is due to the caller until then; empty if somebody else was faster. */
  Optional<Waiting> claim(String id, Instant now, Instant until) {
    Query due = Query.query(Criteria.where("_id").is(id).and(DUE).lte(now));
    if (mongo.updateFirst(due, new Update().set(DUE, until), PARTNERS).getMatchedCount() == 0) {
      return Optional.empty();
    }
    Query claimed = claimed(id, until);
    claimed.fields().include("organisation", FINDING);
    return mongo.find(claimed, Waiting.class, PARTNERS).stream().findFirst();
  }

  /**
   * Keeps what was found, unless the organisation has changed or the decision was taken meanwhile.
   *
   * @param again when to ask again; null if that is not needed
   */
  boolean keep(String id, Instant claim, RegisterFinding finding, @Nullable Instant again) {
    Update update = new Update().set(FINDING, finding);
    return mongo
            .updateFirst(
                claimed(id, claim),
                again == null ? update.unset(DUE) : update.set(DUE, again),
                Waiting.class,
                PARTNERS)
            .getMatchedCount()
        == 1;
  }

  private static Query claimed(String id, Instant until) {
    return Query.query(Criteria.where("_id").is(id).and(DUE).is(until));
  }
}
