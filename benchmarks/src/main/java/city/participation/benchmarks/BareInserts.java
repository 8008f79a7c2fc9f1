package city.participation.benchmarks;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.bson.Document;

/**
 * Documents of ideas-service, written by the driver and nothing else: into the server that keeps
 * the ideas, as durably, with the same indexes, but where no service looks.
 */
final class BareInserts implements AutoCloseable {

  private static final String IDEAS = "ideas";
  private static final String BESIDE = "bare";
  private static final String FIRST_MESSAGE = "outbox.messages.0";

  private final MongoClient client;
  private final MongoCollection<Document> ideas;
  private final MongoDatabase beside;

  /** {@code server}: its connection string, without a database. */
  BareInserts(String server) {
    client = connect(server);
    ideas = client.getDatabase(IDEAS).getCollection(IDEAS);
    beside = client.getDatabase(BESIDE);
    var indexes = new ArrayList<Document>();
    for (var index : ideas.listIndexes()) {
      var copy = new Document(index);
      copy.remove("ns");
      indexes.add(copy);
    }
    beside.createCollection(IDEAS);
    beside.runCommand(new Document("createIndexes", IDEAS).append("indexes", indexes));
  }

  /** Its writes are as durable as those of all services. */
  static MongoClient connect(String server) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(server))
            .writeConcern(WriteConcern.MAJORITY.withJournal(true))
            .build());
  }

  /** An idea as it was stored first, if its message is still with it. */
  Optional<Document> submitted(String id) {
    return Optional.ofNullable(
        ideas.find(Filters.and(Filters.eq("_id", id), Filters.exists(FIRST_MESSAGE))).first());
  }

  /**
   * Inserts until the time is up, each connection its next document when the last is acknowledged.
   */
  Latencies run(Document model, int connections, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    var writers = new ArrayList<Writer>();
    for (int i = 0; i < connections; i++) {
      var writer = new Writer(model, end);
      writers.add(writer);
      writer.thread.start();
    }
    for (var writer : writers) {
      writer.thread.join();
    }
    return new Latencies(writers.stream().flatMapToLong(Writer::nanos));
  }

  @Override
  public void close() {
    try (client) {
      beside.drop();
    }
  }

  private final class Writer implements Runnable {

    private final Thread thread = Thread.ofPlatform().unstarted(this);
    private final MongoCollection<Document> collection = beside.getCollection(IDEAS);
    private final Document model;
    private final long end;
    private long[] nanos = new long[4096];
    private int done;

    Writer(Document model, long end) {
      this.model = model;
      this.end = end;
    }

    @Override
    public void run() {
      while (System.nanoTime() < end) {
        var idea = new Document(model).append("_id", UUID.randomUUID().toString());
        long begin = System.nanoTime();
        collection.insertOne(idea);
        if (done == nanos.length) {
          nanos = Arrays.copyOf(nanos, done * 2);
        }
        nanos[done++] = System.nanoTime() - begin;
      }
    }

    LongStream nanos() {
      return Arrays.stream(nanos, 0, done);
    }
  }
}
