package city.participation.events.idea;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All ideas that are public; the inbox of messages writes them. */
@Component
class KnownIdeas {

  private final MongoOperations mongo;

  KnownIdeas(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Map<String, String> titles(Collection<String> ids) {
    // A row without one holds the place of messages of an idea that is not public.
    Query known = Query.query(Criteria.where("_id").in(ids).and("title").exists(true));
    return mongo.find(known, Row.class, mongo.getCollectionName(KnownIdea.class)).stream()
        .collect(Collectors.toMap(Row::id, Row::title));
  }

  private record Row(@Id String id, String title) {}
}
