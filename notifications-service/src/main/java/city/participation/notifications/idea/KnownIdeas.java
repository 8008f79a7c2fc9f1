package city.participation.notifications.idea;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The known ideas, where it is not their messages that change them. */
@Component
class KnownIdeas {

  private final MongoOperations mongo;

  KnownIdeas(MongoOperations mongo) {
    this.mongo = mongo;
    mongo
        .indexOps(KnownIdea.class)
        .createIndex(new Index("author", Direction.ASC).sparse().named("author"));
  }

  void forgetAuthor(String person) {
    mongo.updateMulti(
        Query.query(where("author").is(person)),
        new Update().unset("author"),
        mongo.getCollectionName(KnownIdea.class));
  }
}
