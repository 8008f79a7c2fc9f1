package city.participation.ideas.partner;

import java.util.Collection;
import java.util.List;
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
    Query query = Query.query(Criteria.where("_id").in(partners));
    return mongo.find(query, Row.class, mongo.getCollectionName(KnownPartner.class)).stream()
        .filter(row -> row.standing() != null)
        .collect(Collectors.toMap(Row::id, Row::known));
  }

  /** Without a standing: of these nothing but their place in the sequence is known yet. */
  private record Row(
      @Id String id,
      @Nullable Standing standing,
      @Nullable String name,
      @Nullable Sector sector,
      @Nullable String accreditedUntil,
      @Nullable List<String> members) {

    KnownPartner known() {
      return new KnownPartner(
          standing == null ? Standing.NOT_ACCREDITED : standing,
          name,
          sector,
          accreditedUntil,
          members == null ? List.of() : members);
    }
  }
}
