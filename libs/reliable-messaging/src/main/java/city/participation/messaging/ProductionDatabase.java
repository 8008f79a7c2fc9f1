package city.participation.messaging;

import org.bson.Document;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.data.mongodb.core.MongoOperations;

/** Refuses to start in production on a database that is made for development. */
final class ProductionDatabase implements InitializingBean {

  private final MongoOperations mongo;

  ProductionDatabase(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @Override
  public void afterPropertiesSet() {
    Document build = mongo.executeCommand(new Document("buildInfo", 1));
    if (build.getBoolean("embedded", false)) {
      throw new FailureAnalyzedException(
          "The profile 'production' is active, but spring.mongodb.uri leads to the embedded database,"
              + " which is made for development and tests.",
          "Let spring.mongodb.uri lead to a MongoDB replica set.");
    }
  }
}
