package city.participation.engines.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.sun.management.OperatingSystemMXBean;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints what the README says of speed and memory. Not part of the build:
 *
 * <pre>
 * ./mvnw -pl libs/embedded-engines test -Dtest=DatabaseFigures -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class DatabaseFigures {

  private static final int FEW = 1_000;
  private static final int MANY = 50_000;
  private static final int ROUNDS = 8;
  private static final long ENOUGH_NANOS = 300_000_000;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @TempDir Path folder;

  @Test
  void printsCpuTimePerOperation() {
    MongoServer upstream = new MongoServer(new H2Backend(folder.resolve("upstream.db").toString()));
    try (EmbeddedMongo few = EmbeddedMongo.start(folder.resolve("few.db"), 0);
        EmbeddedMongo many = EmbeddedMongo.start(folder.resolve("many.db"), 0);
        MongoClient fewClient = MongoClients.create(few.uri("ideas"));
        MongoClient manyClient = MongoClients.create(many.uri("ideas"));
        MongoClient upstreamClient = MongoClients.create(upstream.bindAndGetConnectionString())) {
      Map<String, IntConsumer> onFew = operations(fewClient, FEW);
      Map<String, IntConsumer> onMany = operations(manyClient, MANY);
      Map<String, IntConsumer> unwrapped = operations(upstreamClient, MANY);
      System.out.println(
          "| µs of CPU, client and server | 1,000 documents | 50,000 | unwrapped, 50,000 | ratio |");
      System.out.println("|---|---|---|---|---|");
      onMany.forEach((name, operation) -> {
        AtomicInteger inFew = new AtomicInteger();
        AtomicInteger inMany = new AtomicInteger();
        double small = Double.MAX_VALUE;
        double large = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
          small = Math.min(small, cpu(onFew.get(name), inFew));
          large = Math.min(large, cpu(operation, inMany));
        }
        double bare = cpu(unwrapped.get(name), new AtomicInteger());
        System.out.printf(
            "| %s | %.0f | %.0f | %,.0f | %.1f |%n", name, small, large, bare, bare / large);
      });
    } finally {
      upstream.shutdownNow();
    }
  }

  private static Map<String, IntConsumer> operations(MongoClient client, int documents) {
    MongoCollection<Document> ideas = client.getDatabase("ideas").getCollection("ideas");
    fill(ideas, documents);
    Document middle = ideas.find(eq("_id", id(documents / 2))).first();
    Bson later =
        or(
            lt("publishedAt", middle.get("publishedAt")),
            and(eq("publishedAt", middle.get("publishedAt")), lt("_id", middle.get("_id"))));
    Map<String, IntConsumer> result = new LinkedHashMap<>();
    result.put("find by `_id`", i -> ideas.find(eq("_id", id(i % documents))).first());
    result.put(
        "update by `_id` and `version`",
        i ->
            ideas.updateOne(
                new Document("_id", id(i % documents)).append("version", 1L + i / documents),
                combine(inc("version", 1L), set("title", "changed " + i))));
    result.put("newest 20 of a status", i -> page(ideas, eq("status", "PUBLISHED")));
    result.put("20 after a keyset cursor", i -> page(ideas, and(eq("status", "PUBLISHED"), later)));
    result.put(
        "count of 20 by an index", i -> ideas.countDocuments(eq("author", "person-" + i % 50)));
    result.put("insert", i -> ideas.insertOne(idea(documents + i)));
    return result;
  }

  private static void page(MongoCollection<Document> ideas, Bson filter) {
    List<Document> page =
        ideas
            .find(filter)
            .sort(Sorts.descending("publishedAt", "_id"))
            .limit(20)
            .into(new ArrayList<>());
    if (page.size() != 20) {
      throw new IllegalStateException("A page of " + page.size());
    }
  }

  /** Microseconds of CPU per operation, over enough of them for a clock of 10 ms. */
  private static double cpu(IntConsumer operation, AtomicInteger number) {
    long start = PROCESS.getProcessCpuTime();
    int times = 0;
    while (PROCESS.getProcessCpuTime() - start < ENOUGH_NANOS) {
      for (int i = 0; i < 5; i++) {
        operation.accept(number.getAndIncrement());
        times++;
      }
    }
    return (PROCESS.getProcessCpuTime() - start) / 1_000.0 / times;
  }

  private static void fill(MongoCollection<Document> ideas, int documents) {
    ideas.createIndex(compoundIndex(ascending("status"), descending("publishedAt", "_id")));
    ideas.createIndex(ascending("author"));
    ideas.createIndex(ascending("theme"));
    List<Document> batch = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      batch.add(idea(i));
      if (batch.size() == 1_000) {
        ideas.insertMany(batch);
        batch.clear();
      }
    }
  }

  private static String id(int number) {
    return "idea-%08d".formatted(number * 7919L % 100_000_007L);
  }

  /** About 0.8 KB. */
  private static Document idea(int number) {
    return new Document("_id", id(number))
        .append("version", 1L)
        .append("title", "Mehr Bäume für den Platz " + number)
        .append("text", "Ein Vorschlag für mehr Grün und Schatten. ".repeat(12))
        .append("theme", "theme-" + number % 12)
        .append("author", "person-" + number % 2_500)
        .append("status", number % 5 == 0 ? "SUBMITTED" : "PUBLISHED")
        .append("publishedAt", (long) number)
        .append("place", new Document("district", "101").append("point", List.of(6.95, 50.94)))
        .append("outbox", new Document("seq", 1L).append("messages", List.of()));
  }

  @Test
  void printsMemoryOfFourServers() throws Exception {
    List<EmbeddedMongo> servers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      EmbeddedMongo server = EmbeddedMongo.start(folder.resolve("server" + i + ".db"), 0);
      servers.add(server);
      try (MongoClient client = MongoClients.create(server.uri("ideas"))) {
        MongoCollection<Document> ideas = client.getDatabase("ideas").getCollection("ideas");
        fill(ideas, MANY);
        cpu(n -> page(ideas, eq("status", "PUBLISHED")), new AtomicInteger());
      }
    }
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    System.out.printf(
        "4 servers, %,d documents each: heap in use %d MiB, resident %d MiB, files %d MiB%n",
        MANY, heap, residentMegabytes(), fileMegabytes());
    servers.forEach(EmbeddedMongo::close);
  }

  private static long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
        .sum();
  }

  private long fileMegabytes() throws IOException {
    try (var files = Files.list(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum() >> 20;
    }
  }
}
