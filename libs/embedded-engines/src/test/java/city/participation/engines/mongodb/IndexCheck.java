package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bson.Document;

/** Compares every index of a server with one that is built anew from the documents. */
final class IndexCheck {

  private IndexCheck() {}

  static void allIndexesAreWhole(EmbeddedMongo mongo, String database) {
    try (EmbeddedMongo rebuilt = EmbeddedMongo.startInMemory();
        MongoClient from = MongoClients.create(mongo.uri(database));
        MongoClient to = MongoClients.create(rebuilt.uri(database))) {
      MongoDatabase original = from.getDatabase(database);
      MongoDatabase copy = to.getDatabase(database);
      for (String name : original.listCollectionNames()) {
        List<Document> documents = original.getCollection(name).find().into(new ArrayList<>());
        if (!documents.isEmpty()) {
          copy.getCollection(name).insertMany(documents);
        }
        List<Document> indexes =
            original.getCollection(name).listIndexes().into(new ArrayList<>()).stream()
                .filter(index -> !index.get("name").equals("_id_"))
                .toList();
        if (!indexes.isEmpty()) {
          copy.runCommand(new Document("createIndexes", name).append("indexes", indexes));
        }
        assertThat(entries(mongo, database, name)).isEqualTo(entries(rebuilt, database, name));
      }
    }
  }

  private static List<String> entries(EmbeddedMongo mongo, String database, String collection) {
    return mongo.collection(database, collection).secondaryIndexes().stream()
        .flatMap(index ->
            index.entries().keyList().stream()
                .map(entry -> index.name() + " " + HexFormat.of().formatHex(entry)))
        .sorted()
        .toList();
  }
}
