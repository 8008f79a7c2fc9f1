package city.participation.engines.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTests {

  @TempDir Path folder;

  @Test
  void keepsWhatWasWrittenAcrossARestart() {
    Path file = folder.resolve("ideas.db");
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0)) {
      ideas(mongo, client -> client.insertOne(new Document("_id", 1).append("title", "Bäume")));
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0)) {
      ideas(mongo, client -> assertThat(client.find().first()).containsEntry("title", "Bäume"));
    }
  }

  @Test
  void doesNotLetTheFileOutgrowItsContent() throws IOException {
    Path file = folder.resolve("ideas.db");
    String text = "x".repeat(8_000);
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0)) {
      ideas(
          mongo,
          ideas -> {
            ideas.createIndex(new Document("n", 1));
            for (int round = 0; round < 6; round++) {
              for (int i = 0; i < 1_000; i++) {
                Document idea =
                    new Document("_id", i).append("n", i * round % 97).append("text", text + round);
                ideas.replaceOne(new Document("_id", i), idea, new ReplaceOptions().upsert(true));
              }
            }
          });
    }
    long content = 1_000 * 8_000;
    assertThat(Files.size(file)).isGreaterThan(content).isLessThan(10 * content);
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0)) {
      assertThat(Files.size(file)).isLessThan(3 * content);
      ideas(mongo, ideas -> assertThat(ideas.countDocuments()).isEqualTo(1_000));
      IndexCheck.allIndexesAreWhole(mongo, "ideas");
    }
  }

  @Test
  void saysThatItIsEmbedded() {
    try (EmbeddedMongo mongo = EmbeddedMongo.startInMemory();
        MongoClient client = MongoClients.create(mongo.uri("test"))) {
      for (String command : new String[] {"hello", "buildInfo"}) {
        Document answer = client.getDatabase("test").runCommand(new Document(command, 1));
        assertThat(answer).containsEntry("embedded", true);
      }
    }
  }

  @Test
  void saysPlainlyThatThePortIsTaken() {
    try (EmbeddedMongo first = EmbeddedMongo.startInMemory()) {
      assertThatThrownBy(() -> EmbeddedMongo.start(folder.resolve("second.db"), first.port()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("127.0.0.1:" + first.port())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void saysPlainlyThatTheFileIsInUse() {
    Path file = folder.resolve("ideas.db");
    try (EmbeddedMongo first = EmbeddedMongo.start(file, 0)) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedMongo.start(file, 0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("in use");
    }
  }

  private static void ideas(EmbeddedMongo mongo, Consumer<MongoCollection<Document>> work) {
    try (MongoClient client = MongoClients.create(mongo.uri("ideas"))) {
      work.accept(client.getDatabase("ideas").getCollection("ideas"));
    }
  }
}
