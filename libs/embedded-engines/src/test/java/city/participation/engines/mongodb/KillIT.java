package city.participation.engines.mongodb;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed ten times while several threads write: what was acknowledged is there. */
class KillIT {

  private static final int KILLS = 10;
  private static final int THREADS = 4;

  @TempDir Path folder;

  @Test
  void losesNoAcknowledgedWriteAndKeepsIndexesWhole() throws Exception {
    Path file = folder.resolve("items.db");
    Map<String, Integer> acknowledged = new HashMap<>();
    for (int kill = 1; kill <= KILLS; kill++) {
      int before = acknowledged.size();
      writeUntilKilled(file, kill, acknowledged);
      assertThat(acknowledged.size()).isGreaterThan(before);
      checkAll(file, acknowledged);
    }
    System.out.printf(
        "%d kills, %d acknowledged documents, 0 writes lost%n", KILLS, acknowledged.size());
  }

  private static void writeUntilKilled(Path file, int run, Map<String, Integer> acknowledged)
      throws IOException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString(),
                String.valueOf(run))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int enough = ThreadLocalRandom.current().nextInt(100, 700);
    try (BufferedReader answers = writer.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < enough; i++) {
        acknowledge(answers.readLine(), acknowledged);
      }
      // By its handle, because what was acknowledged before the end still lies in the pipe.
      assertThat(writer.toHandle().destroyForcibly()).isTrue();
      String line = answers.readLine();
      while (line != null && line.endsWith(";")) {
        acknowledge(line, acknowledged);
        line = answers.readLine();
      }
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.onExit().join().exitValue()).isEqualTo(128 + 9);
  }

  private static void acknowledge(String line, Map<String, Integer> acknowledged) {
    assertThat(line).as("the writer must live until it is killed").isNotNull().endsWith(";");
    String[] parts = line.substring(0, line.length() - 1).split(" ", 2);
    acknowledged.merge(parts[0], Integer.parseInt(parts[1]), Math::max);
  }

  private static void checkAll(Path file, Map<String, Integer> acknowledged) {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0);
        MongoClient client = MongoClients.create(mongo.uri("test"))) {
      Map<String, Integer> there = new HashMap<>();
      for (Document item : client.getDatabase("test").getCollection("items").find()) {
        assertThat(item.get("shadow")).isEqualTo(item.get("version"));
        there.put(item.getString("_id"), item.getInteger("version"));
      }
      acknowledged.forEach((id, version) ->
          assertThat(there.getOrDefault(id, -1)).as(id).isGreaterThanOrEqualTo(version));
      IndexCheck.allIndexesAreWhole(mongo, "test");
    }
  }

  /** Writes from several threads and prints what was acknowledged. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) {
      EmbeddedMongo mongo = EmbeddedMongo.start(Path.of(arguments[0]), 0);
      MongoClient client = MongoClients.create(mongo.uri("test"));
      MongoCollection<Document> items = client.getDatabase("test").getCollection("items");
      items.createIndex(compoundIndex(ascending("status"), descending("at", "_id")));
      items.createIndex(ascending("tags"));
      items.createIndex(ascending("code"), new IndexOptions().unique(true).sparse(true));
      items.createIndex(
          ascending("at"), new IndexOptions().partialFilterExpression(eq("status", "OPEN")));
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        Thread.ofPlatform().start(() -> write(items, arguments[1] + "-" + thread, System.out));
      }
    }

    private static void write(
        MongoCollection<Document> items, String prefix, PrintStream acknowledged) {
      for (int i = 0; ; i++) {
        String id = prefix + "-" + i;
        items.insertOne(
            new Document("_id", id)
                .append("version", 0)
                .append("shadow", 0)
                .append("status", "OPEN")
                .append("at", i)
                .append("code", id)
                .append("text", "x".repeat(500))
                .append("tags", List.of(i % 10, i % 7)));
        acknowledged.println(id + " 0;");
        String earlier = prefix + "-" + i / 2;
        Document after =
            items.findOneAndUpdate(
                eq("_id", earlier),
                combine(
                    inc("version", 1),
                    inc("shadow", 1),
                    set("status", i % 3 == 0 ? "OPEN" : "DONE"),
                    set("tags", List.of(i % 5))));
        if (after != null) {
          acknowledged.println(earlier + " " + (after.getInteger("version") + 1) + ";");
        }
        if (i % 10 == 9) {
          items.deleteOne(eq("_id", prefix + "-gone"));
          items.insertOne(
              new Document("_id", prefix + "-gone").append("version", 0).append("shadow", 0));
        }
      }
    }
  }
}
