package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that fails, as on a full disk, closes the store under a server that goes on. */
class ClosedStoreTests {

  @TempDir Path folder;

  @Test
  void isAnOutageToItsClients() {
    Store store = Store.in(folder.resolve("full.database"));
    WireServer server = new WireServer(new EmbeddedBackend(store), 0);
    try (var client = MongoClients.create("mongodb://127.0.0.1:" + server.port())) {
      var things = client.getDatabase("test").getCollection("things");
      things.insertOne(new Document("_id", 1));

      store.close();

      assertThatThrownBy(() -> things.insertOne(new Document("_id", 2)))
          .isInstanceOf(MongoNodeIsRecoveringException.class);
    } finally {
      server.close();
    }
  }
}
