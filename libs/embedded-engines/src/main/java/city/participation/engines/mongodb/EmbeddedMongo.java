package city.participation.engines.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A MongoDB-compatible server inside this JVM, reachable on loopback only. It is for development
 * and tests; what it can and cannot do stands in this library's README.
 */
public final class EmbeddedMongo implements AutoCloseable {

  private final WireServer server;
  private final EmbeddedBackend backend;

  private EmbeddedMongo(WireServer server, EmbeddedBackend backend) {
    this.server = server;
    this.backend = backend;
  }

  /**
   * Starts a durable server: every acknowledged write survives the death of the process.
   *
   * @param file the one file that holds all databases; created when missing
   * @param port 0 takes any free port
   * @throws IllegalStateException if the file is in use or the port is taken; the message says
   *     which
   */
  public static EmbeddedMongo start(Path file, int port) {
    return serve(Store.in(file), port);
  }

  /** Starts a server on any free port that keeps nothing. */
  public static EmbeddedMongo startInMemory() {
    return serve(Store.inMemory(), 0);
  }

  private static EmbeddedMongo serve(Store store, int port) {
    EmbeddedBackend backend = new EmbeddedBackend(store);
    return new EmbeddedMongo(new WireServer(backend, port), backend);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /** A connection string that names the database, as {@code spring.mongodb.uri} takes it. */
  public String uri(String database) {
    return "mongodb://127.0.0.1:" + port() + "/" + database;
  }

  /** How many documents all commands so far had to look at. */
  long documentsRead() {
    return backend.store().documentsRead();
  }

  int openReadings() {
    return backend.store().held();
  }

  int openCursors() {
    return backend.cursors().count();
  }

  /** After which time without a read a cursor counts as forgotten. */
  void mostIdle(Duration duration) {
    backend.cursors().mostIdle(duration);
  }

  EmbeddedCollection collection(String database, String name) {
    MongoCollection<?> collection = backend.resolveDatabase(database).resolveCollection(name, true);
    return (EmbeddedCollection) collection;
  }

  @Override
  public void close() {
    server.close();
  }
}
