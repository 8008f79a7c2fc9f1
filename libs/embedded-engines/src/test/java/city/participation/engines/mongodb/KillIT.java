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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The process is killed ten times while several threads write, and some times while it opens the
 * file: what was acknowledged is there.
 */
class KillIT {

  private static final int KILLS_WHILE_WRITING = 10;

  /** Every third time, besides, the process dies while it opens the file or has just done so. */
  private static final int KILLED_EARLY = 3;

  /** In place of a version: the document is gone, and stays so. */
  private static final int DELETED = Integer.MAX_VALUE;

  private static final int LARGEST_WITHOUT_COMPACTION = 16 << 20;
  private static final int THREADS = 4;

  private static final String OPENING = "opening";
  private static final String DOOMED = "-doomed";

  @TempDir Path folder;

  @Test
  void losesNoAcknowledgedWriteAndKeepsIndexesWhole() throws Exception {
    Path file = folder.resolve("items.db");
    Map<String, Integer> acknowledged = new HashMap<>();
    long largest = 0;
    int kills = 0;
    int whileWriting = 0;
    while (whileWriting < KILLS_WHILE_WRITING) {
      int before = acknowledged.size();
      kills++;
      boolean early = kills % KILLED_EARLY == 0;
      writeUntilKilled(file, kills, early, acknowledged);
      if (!early) {
        assertThat(acknowledged.size()).isGreaterThan(before);
        whileWriting++;
      }
      largest = Math.max(largest, Files.size(file));
      checkAll(file, acknowledged);
    }
    assertThat(largest).isGreaterThan(LARGEST_WITHOUT_COMPACTION);
    assertThat(acknowledged).containsValue(DELETED);
    System.out.printf(
        "%d kills, %d of them while writing, %d acknowledged documents, 0 writes lost%n",
        kills, whileWriting, acknowledged.size());
  }

  private static void writeUntilKilled(
      Path file, int run, boolean early, Map<String, Integer> acknowledged)
      throws IOException, InterruptedException {
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
    int enough = early ? 0 : ThreadLocalRandom.current().nextInt(400, 1_200);
    try (BufferedReader answers = writer.inputReader(StandardCharsets.UTF_8)) {
      assertThat(answers.readLine()).isEqualTo(OPENING);
      if (early) {
        int moment = ThreadLocalRandom.current().nextInt(300);
        assertThat(writer.waitFor(moment, TimeUnit.MILLISECONDS)).isFalse();
      }
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
    int version = parts[1].equals("deleted") ? DELETED : Integer.parseInt(parts[1]);
    acknowledged.merge(parts[0], version, Math::max);
  }

  private static void checkAll(Path file, Map<String, Integer> acknowledged) {
    try (EmbeddedMongo mongo = EmbeddedMongo.start(file, 0);
        MongoClient client = MongoClients.create(mongo.uri("test"))) {
      Map<String, Integer> there = new HashMap<>();
      for (Document item : client.getDatabase("test").getCollection("items").find()) {
        assertThat(item.get("shadow")).isEqualTo(item.get("version"));
        there.put(item.getString("_id"), item.getInteger("version"));
      }
      acknowledged.forEach((id, version) -> {
        if (version == DELETED) {
          assertThat(there).doesNotContainKey(id);
        } else {
          assertThat(there.getOrDefault(id, -1)).as(id).isGreaterThanOrEqualTo(version);
        }
      });
      IndexCheck.allIndexesAreWhole(mongo, "test");
    }
  }

  /** Writes from several threads and prints what was acknowledged. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) {
      System.out.println(OPENING);
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
                .append("text", "x".repeat(10_000))
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
          String doomed = id + DOOMED;
          items.insertOne(new Document("_id", doomed).append("version", 0).append("shadow", 0));
          items.deleteOne(eq("_id", doomed));
          acknowledged.println(doomed + " deleted;");
        }
      }
    }
  }
}
