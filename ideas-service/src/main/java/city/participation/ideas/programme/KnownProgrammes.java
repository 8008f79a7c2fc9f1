package city.participation.ideas.programme;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  Map<String, KnownProgramme> find(Collection<String> programmes) {
    // A row without stages holds the place of messages of which nothing concerned us.
    Query known = Query.query(Criteria.where("_id").in(programmes).and("stages").exists(true));
    return mongo.find(known, Row.class, mongo.getCollectionName(KnownProgramme.class)).stream()
        .collect(Collectors.toMap(Row::id, Row::known));
  }

  private record Row(@Id String id, boolean internal, boolean over, List<KnownStage> stages) {

    KnownProgramme known() {
      return new KnownProgramme(internal, over, stages);
    }
  }
}
