package city.participation.events.partner;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Those engagements that were ever agreed; the inbox of messages writes them. */
@Component
class KnownEngagements {

  private static final String PARTNER = "partner";
  private static final String PROGRAMME = "programme";

  private final MongoOperations mongo;

  KnownEngagements(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(KnownEngagement.class)
        .createIndex(new Index().on(PARTNER, Direction.ASC).on(PROGRAMME, Direction.ASC).sparse());
  }

  List<KnownEngagement> agreed(Collection<String> partners, String programme) {
    return mongo.find(
        Query.query(
            Criteria.where(PARTNER)
                .in(partners)
                .and(PROGRAMME)
                .is(programme)
                .and("agreed")
                .is(true)),
        KnownEngagement.class);
  }
}
