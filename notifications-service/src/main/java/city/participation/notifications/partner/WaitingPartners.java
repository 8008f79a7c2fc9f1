package city.participation.notifications.partner;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Those of the known partners that wait; the inbox of messages writes them. */
@Component
class WaitingPartners {

  private final MongoOperations mongo;

  WaitingPartners(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(KnownPartner.class)
        .createIndex(
            new Index("waitingSince", Direction.ASC)
                .on("_id", Direction.ASC)
                .named("waitingSince_id"));
  }

  List<WaitingPartner> after(FindWaitingPartners.@Nullable Position last, int limit) {
    Query waiting =
        new Query(last == null ? where("waitingSince").gte(Instant.EPOCH) : behind(last))
            .with(Sort.by(Direction.ASC, "waitingSince", "_id"))
            .limit(limit);
    return mongo.find(waiting, Row.class, mongo.getCollectionName(KnownPartner.class)).stream()
        .map(row ->
            new WaitingPartner(
                row.id(),
                row.renewal(),
                row.answerBy() == null ? null : LocalDate.parse(row.answerBy()),
                row.waitingSince()))
        .toList();
  }

  private static Criteria behind(FindWaitingPartners.Position last) {
    return where("waitingSince")
        .gte(last.waitingSince())
        .orOperator(where("waitingSince").gt(last.waitingSince()), where("_id").gt(last.partner()));
  }

  private record Row(
      @Id String id, boolean renewal, @Nullable String answerBy, Instant waitingSince) {}
}
