package city.participation.quickstart;

import city.participation.engines.broker.EmbeddedBroker;
import city.participation.engines.mongodb.EmbeddedMongo;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The embedded broker and databases of this process. */
final class Engines implements AutoCloseable {

  private final DataFolder data;
  private final Ports ports;
  private final @Nullable Rabbitmq external;
  private final Map<Service, EmbeddedMongo> databases = new EnumMap<>(Service.class);
  private @Nullable EmbeddedBroker broker;

  private Engines(DataFolder data, Ports ports, @Nullable Rabbitmq external) {
    this.data = data;
    this.ports = ports;
    this.external = external;
  }

  /**
   * @param external a broker to use in place of an embedded one
   */
  static Engines start(DataFolder data, Ports ports, @Nullable Rabbitmq external) {
    var engines = new Engines(data, ports, external);
    var broker =
        CompletableFuture.runAsync(engines::startBroker, task -> Thread.ofPlatform().start(task));
    try {
      engines.startDatabases();
      broker.join();
      return engines;
    } catch (RuntimeException e) {
      broker.exceptionally(failure -> null).join();
      engines.close();
      var cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
      throw new StartFailure("The embedded engines did not start: " + cause.getMessage(), cause);
    }
  }

  Rabbitmq rabbitmq() {
    if (external != null) {
      return external;
    }
    var embedded = broker;
    if (embedded == null) {
      throw new IllegalStateException("the broker is stopped");
    }
    return new Rabbitmq(
        "127.0.0.1",
        embedded.port(),
        Rabbitmq.DEFAULT_VIRTUAL_HOST,
        embedded.username(),
        embedded.password());
  }

  String databaseUri(Service service) {
    var database = databases.get(service);
    if (database == null) {
      throw new IllegalArgumentException(service + " has no database");
    }
    return database.uri(service.word());
  }

  synchronized void startBroker() {
    if (external == null && broker == null) {
      broker = EmbeddedBroker.start(data.file("broker"), ports.broker());
    }
  }

  synchronized void stopBroker() {
    if (broker != null) {
      broker.close();
      broker = null;
    }
  }

  private void startDatabases() {
    for (var service : Service.values()) {
      if (service.hasDatabase()) {
        databases.put(
            service,
            EmbeddedMongo.start(data.file(service.word() + ".database"), ports.database(service)));
      }
    }
  }

  /** Closes each of them, even if another cannot be closed. */
  @Override
  public void close() {
    try (var all = new Closing()) {
      databases.values().forEach(database -> all.add(database::close));
      all.add(this::stopBroker);
    } finally {
      databases.clear();
    }
  }
}
