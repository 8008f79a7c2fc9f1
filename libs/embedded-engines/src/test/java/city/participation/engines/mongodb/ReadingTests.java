package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** However a read ends, it lets go of what it held. */
class ReadingTests {

  private final EmbeddedMongo mongo = EmbeddedMongo.startInMemory();
  private final MongoClient client =
      MongoClients.create(mongo.uri("test") + "?socketTimeoutMS=30000&retryReads=false");
  private final MongoCollection<Document> items = client.getDatabase("test").getCollection("items");

  @BeforeEach
  void fill() {
    List<Document> many = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      many.add(new Document("_id", i).append("a", "x"));
    }
    items.insertMany(many);
  }

  @AfterEach
  void stop() {
    client.close();
    mongo.close();
  }

  @Test
  void readsOnAfterAProjectionThatItRefuses() {
    Document mixed = new Document("a", 1).append("b", 0);
    for (int limit : new int[] {0, 1}) {
      assertThatThrownBy(() -> items.find().projection(mixed).limit(limit).first())
          .isInstanceOf(MongoCommandException.class);
    }
    items.deleteOne(new Document("_id", 0));
    assertThat(items.find()).hasSize(149);
    assertThat(mongo.openReadings()).isZero();
  }

  @Test
  void letsGoWhenAReadEndsInAnError() {
    // The JDK's expressions recurse for each repetition of a group.
    FindIterable<Document> overflowing =
        items.find(new Document("a", new Document("$regex", "^(x|x.)*$")));
    Document tooLong = new Document("$set", new Document("a", "x".repeat(200_000)));
    for (int id : new int[] {0, 149}) {
      items.updateOne(new Document("_id", id), tooLong);
      assertThatThrownBy(() -> overflowing.into(new ArrayList<>()))
          .isInstanceOf(MongoException.class)
          .isNotInstanceOf(MongoSocketReadTimeoutException.class);
      items.updateOne(new Document("_id", id), new Document("$set", new Document("a", "x")));
      assertThat(mongo.openReadings()).isZero();
    }
  }
}
