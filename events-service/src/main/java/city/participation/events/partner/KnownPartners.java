package city.participation.events.partner;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Those partners of whom anything that concerns us is known; the inbox of messages writes them. */
@Component
class KnownPartners {

  private final MongoOperations mongo;

  KnownPartners(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Map<String, KnownPartner> find(Collection<String> partners) {
    // A row without it holds the place of messages of which nothing concerned us.
    Query known = Query.query(Criteria.where("_id").in(partners).and("accredited").exists(true));
    return mongo.find(known, Row.class, mongo.getCollectionName(KnownPartner.class)).stream()
        .collect(Collectors.toMap(Row::id, Row::known));
  }

  private record Row(
      @Id String id, boolean accredited, @Nullable String name, @Nullable String accreditedUntil) {

    KnownPartner known() {
      return new KnownPartner(accredited, name, accreditedUntil);
    }
  }
}
