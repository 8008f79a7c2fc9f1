package city.participation.partners.programme;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All programmes that we know; the inbox of messages writes them. */
@Component
class KnownProgrammes {

  private final MongoOperations mongo;

  KnownProgrammes(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Optional<KnownProgramme> find(String id) {
    // A row without them holds the place of messages of which nothing concerned us.
    Query known = Query.query(Criteria.where("_id").is(id).and("stages").exists(true));
    return Optional.ofNullable(mongo.findOne(known, KnownProgramme.class));
  }

  Map<String, KnownProgramme> findAll(Collection<String> ids) {
    Query known = Query.query(Criteria.where("_id").in(ids).and("stages").exists(true));
    return mongo.find(known, Row.class, mongo.getCollectionName(KnownProgramme.class)).stream()
        .collect(Collectors.toMap(Row::id, Row::programme));
  }

  private record Row(@Id String id, boolean internal, boolean over, List<String> stages) {

    KnownProgramme programme() {
      return new KnownProgramme(internal, over, stages);
    }
  }
}
